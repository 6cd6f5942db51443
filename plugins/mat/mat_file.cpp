// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/mat/mat_file.h"

#include <algorithm>
#include <cstring>
#include <fmt/format.h>
#include <matio.h>
#include <set>

#include "core/base/json.h"
#include "plugins/mat/mat_layout.h"

namespace tocsin::mat {

namespace {

constexpr int kMaxDepth = 32;
constexpr std::size_t kMaxItems = 100'000;
constexpr std::size_t kMaxChannels = 1024; ///< a wider matrix is a picture or a table, not channels
constexpr std::size_t kMaxText = 500;      ///< longer texts are no metadata

/// What matio last complained about; it tells only through this global hook.
std::string& lastComplaint() {
    static std::string text;
    return text;
}

struct CloseMat {
    void operator()(mat_t* file) const { Mat_Close(file); }
};
struct FreeVariable {
    void operator()(matvar_t* variable) const { Mat_VarFree(variable); }
};

bool isNumeric(matio_classes kind) {
    return kind >= MAT_C_DOUBLE && kind <= MAT_C_UINT64;
}

/// Bytes of one value as matio keeps it in memory, 0 for types that are not plain numbers.
std::size_t bytesOf(int type) {
    switch (type) {
    case MAT_T_INT8:
    case MAT_T_UINT8:
        return 1;
    case MAT_T_INT16:
    case MAT_T_UINT16:
        return 2;
    case MAT_T_INT32:
    case MAT_T_UINT32:
    case MAT_T_SINGLE:
        return 4;
    case MAT_T_DOUBLE:
    case MAT_T_INT64:
    case MAT_T_UINT64:
        return 8;
    default:
        return 0;
    }
}

template<class T>
void convert(const void* data, std::size_t first, std::size_t step, double* out, std::size_t count) {
    const auto* bytes = static_cast<const char*>(data) + first * sizeof(T);
    for (std::size_t i = 0; i < count; ++i, bytes += step * sizeof(T)) {
        T value{};
        std::memcpy(&value, bytes, sizeof(T)); // matio promises no alignment
        out[i] = static_cast<double>(value);
    }
}

/// The characters of a text variable as UTF-8; matio keeps one, two or four bytes a character.
std::string textOf(const matvar_t& variable, std::size_t length) {
    std::string text;
    const std::size_t width = variable.data_size > 0 ? static_cast<std::size_t>(variable.data_size) : 0;
    if (variable.data == nullptr || width == 0 || variable.nbytes < length * width) return text;
    for (std::size_t i = 0; i < length; ++i) {
        std::uint32_t code = 0;
        std::memcpy(&code, static_cast<const char*>(variable.data) + i * width, std::min<std::size_t>(width, 4));
        if (variable.data_type == MAT_T_UTF8) { // already UTF-8 bytes
            text.push_back(static_cast<char>(code));
        } else if (code < 0x80) {
            text.push_back(code < 0x20 ? ' ' : static_cast<char>(code));
        } else if (code < 0x800) {
            text += {static_cast<char>(0xC0 | code >> 6), static_cast<char>(0x80 | (code & 0x3F))};
        } else if (code < 0xD800 || (code >= 0xE000 && code < 0x10000)) {
            text += {static_cast<char>(0xE0 | code >> 12), static_cast<char>(0x80 | (code >> 6 & 0x3F)),
                     static_cast<char>(0x80 | (code & 0x3F))};
        } else {
            text += "\xEF\xBF\xBD";
        }
    }
    return text;
}

std::string shape(const matvar_t& variable) {
    std::string text;
    for (int i = 0; i < variable.rank; ++i) text += (i ? " x " : "") + std::to_string(variable.dims[i]);
    return text;
}

/// Names come from the file: keep them printable and short.
std::string cleanName(const char* name) {
    std::string text = name ? name : "";
    if (text.size() > 200) text.resize(200);
    for (char& c : text) {
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) c = '?';
    }
    return text.empty() ? "unnamed" : text;
}

} // namespace

struct MatFile::State {
    std::string name;
    std::unique_ptr<mat_t, CloseMat> file;
    std::vector<std::shared_ptr<matvar_t>> variables;
    std::vector<bool> loaded;
    MatContents contents;
    std::set<std::string> paths;

    Error bad(const std::string& reason) const { return {ErrorCode::Data, (name.empty() ? "" : name + ": ") + reason, lastComplaint()}; }

    Result<void> catalogue(std::size_t expected);
    Result<void> visit(matvar_t& variable, const std::string& path, const std::vector<std::string>& fields, std::size_t index, int depth);
    Result<void> visitStruct(matvar_t& variable, const std::string& path, const std::vector<std::string>& fields, std::size_t index,
                             int depth);
    Result<void> load(std::size_t index);
    void skip(const std::string& path, const std::string& why) { contents.skipped.emplace_back(path, why); }
};

Result<void> MatFile::State::load(std::size_t index) {
    if (loaded[index]) return {};
    lastComplaint().clear();
    if (Mat_VarReadDataAll(file.get(), variables[index].get()) != 0 || !lastComplaint().empty()) {
        return bad("variable " + cleanName(variables[index]->name) + " cannot be read; the file is damaged inside");
    }
    loaded[index] = true;
    return {};
}

Result<void> MatFile::State::catalogue(std::size_t expected) {
    lastComplaint().clear();
    for (;;) {
        std::shared_ptr<matvar_t> variable(Mat_VarReadNextInfo(file.get()), FreeVariable{});
        if (!variable) break;
        if (!lastComplaint().empty()) return bad("variable " + cleanName(variable->name) + " cannot be read; the file is damaged inside");
        variables.push_back(std::move(variable));
        loaded.push_back(false);
        if (variables.size() > kMaxItems) return bad("it has more than 100000 variables");
        const std::size_t index = variables.size() - 1;
        TOCSIN_TRY(visit(*variables[index], cleanName(variables[index]->name), {}, index, 0));
    }
    if (variables.size() < expected) {
        return bad(fmt::format("variable {} of {} cannot be read; the file is damaged inside", variables.size() + 1, expected));
    }
    return {};
}

Result<void> MatFile::State::visit(matvar_t& variable, const std::string& path, const std::vector<std::string>& fields, std::size_t index,
                                   int depth) {
    if (contents.arrays.size() + contents.facts.size() + contents.skipped.size() > kMaxItems) return bad("it holds more than 100000 items");
    if (depth > kMaxDepth) return bad(path.substr(0, 100) + "... is nested deeper than 32 structs");
    if (!paths.insert(path).second) {
        skip(path, "a variable of that name came before");
        return {};
    }
    std::size_t values = variable.rank > 0 && variable.dims ? 1 : 0;
    for (int i = 0; i < variable.rank && values > 0; ++i) {
        if (__builtin_mul_overflow(values, variable.dims[i], &values)) return bad(path + " has impossible dimensions");
    }

    switch (variable.class_type) {
    case MAT_C_STRUCT:
        return visitStruct(variable, path, fields, index, depth);
    case MAT_C_CELL:
        skip(path, "it is a cell array; save its numeric parts as variables of their own");
        return {};
    case MAT_C_OBJECT:
    case MAT_C_OPAQUE:
        skip(path, "it is a MATLAB object (a timetable, table or class); in MATLAB save its columns as plain vectors");
        return {};
    case MAT_C_FUNCTION:
        skip(path, "it is a function handle");
        return {};
    case MAT_C_SPARSE:
        skip(path, "it is a sparse matrix; in MATLAB: x = full(x)");
        return {};
    case MAT_C_EMPTY:
        skip(path, "it is empty");
        return {};
    default:
        break;
    }
    if (values == 0) {
        skip(path, "it is empty");
        return {};
    }
    if (variable.class_type == MAT_C_CHAR) {
        if (variable.rank != 2 || variable.dims[0] != 1 || values > kMaxText) {
            skip(path, fmt::format("it is text of {}; only one line of at most {} characters is kept", shape(variable), kMaxText));
            return {};
        }
        TOCSIN_TRY(load(index));
        contents.facts.emplace_back(path, textOf(variable, values));
        return {};
    }
    if (!isNumeric(variable.class_type)) {
        skip(path, "its type is unknown");
        return {};
    }
    if (variable.isComplex) {
        skip(path, "it is complex; save real and imaginary part (or the magnitude) apart");
        return {};
    }
    if (values == 1) {
        TOCSIN_TRY(load(index));
        double value = 0;
        MatValues scalar;
        scalar.m_data = variable.data;
        scalar.m_type = variable.data_type;
        scalar.m_samples = 1;
        if (!variable.data || variable.nbytes < bytesOf(variable.data_type) || bytesOf(variable.data_type) == 0)
            return bad(path + " has no value");
        scalar.copy(0, 0, &value, 1);
        contents.facts.emplace_back(path, shortestNumber(value));
        return {};
    }
    if (variable.rank != 2) {
        skip(path, fmt::format("it has {} dimensions ({}); only vectors and matrices are read", variable.rank, shape(variable)));
        return {};
    }
    MatArray array{path,
                   index,
                   fields,
                   std::max(variable.dims[0], variable.dims[1]),
                   std::min(variable.dims[0], variable.dims[1]),
                   variable.dims[0] < variable.dims[1]};
    if (array.channels > kMaxChannels) {
        skip(path, fmt::format("a matrix of {} is no set of channels (at most {})", shape(variable), kMaxChannels));
        return {};
    }
    contents.arrays.push_back(std::move(array));
    return {};
}

Result<void> MatFile::State::visitStruct(matvar_t& variable, const std::string& path, const std::vector<std::string>& fields,
                                         std::size_t index, int depth) {
    std::size_t elements = 1;
    for (int i = 0; i < variable.rank; ++i) {
        if (__builtin_mul_overflow(elements, variable.dims[i], &elements)) return bad(path + " has impossible dimensions");
    }
    if (elements != 1) {
        skip(path, fmt::format("it is an array of {} structs; only single structs are read", elements));
        return {};
    }
    TOCSIN_TRY(load(index));
    const unsigned count = Mat_VarGetNumberOfFields(&variable);
    char* const* names = Mat_VarGetStructFieldnames(&variable);
    if (count == 0 || !names || !variable.data) {
        skip(path, "it is a struct without fields");
        return {};
    }
    for (unsigned i = 0; i < count; ++i) {
        matvar_t* field = Mat_VarGetStructFieldByIndex(&variable, i, 0);
        const std::string fieldName = cleanName(names[i]);
        if (!field) {
            skip(path + "." + fieldName, "it is empty");
            continue;
        }
        std::vector<std::string> below = fields;
        below.push_back(names[i] ? names[i] : "");
        TOCSIN_TRY(visit(*field, path + "." + fieldName, below, index, depth + 1));
    }
    return {};
}

MatFile::MatFile(std::unique_ptr<State> state) : m_state(std::move(state)) {}
MatFile::MatFile(MatFile&&) noexcept = default;
MatFile& MatFile::operator=(MatFile&&) noexcept = default;
MatFile::~MatFile() = default;

const MatContents& MatFile::contents() const {
    return m_state->contents;
}

Result<MatFile> MatFile::open(const std::filesystem::path& path, const std::string& name) {
    TOCSIN_ASSIGN(const MatLayout layout, checkLayout(path, name));
    // A generic lambda, because versions of matio differ in whether the text is const.
    Mat_LogInitFunc("tocsin", [](int, auto* message) { lastComplaint() = message ? message : ""; });
    auto state = std::make_unique<State>();
    state->name = name;
    state->contents.version = layout.version;
    state->contents.title = layout.title;
    state->file.reset(Mat_Open(path.c_str(), MAT_ACC_RDONLY));
    if (!state->file) return state->bad("matio cannot open it");
    TOCSIN_TRY(state->catalogue(layout.variables));
    return MatFile(std::move(state));
}

Result<MatValues> MatFile::read(const MatArray& array) {
    TOCSIN_TRY(m_state->load(array.variable));
    const std::shared_ptr<matvar_t>& root = m_state->variables[array.variable];
    const matvar_t* variable = root.get();
    for (const std::string& field : array.fields) {
        variable = Mat_VarGetStructFieldByName(const_cast<matvar_t*>(variable), field.c_str(), 0);
        if (!variable) return m_state->bad(array.path + " has vanished; the file is damaged inside");
    }
    MatValues values;
    values.m_owner = root;
    values.m_data = variable->data;
    values.m_type = variable->data_type;
    values.m_samples = array.samples;
    values.m_channels = array.channels;
    values.m_acrossRows = array.acrossRows;
    const std::size_t width = bytesOf(values.m_type);
    std::size_t needed = 0;
    if (width == 0 || !values.m_data || __builtin_mul_overflow(array.samples * array.channels, width, &needed) ||
        variable->nbytes < needed) {
        return m_state->bad(array.path + " holds fewer values than its dimensions say; the file is damaged inside");
    }
    return values;
}

void MatValues::copy(std::size_t channel, std::size_t from, double* out, std::size_t count) const {
    // Column-major: N x k has a channel's samples side by side, k x N has them k apart.
    const std::size_t first = m_acrossRows ? from * m_channels + channel : channel * m_samples + from;
    const std::size_t step = m_acrossRows ? m_channels : 1;
    switch (m_type) {
    case MAT_T_INT8:
        return convert<std::int8_t>(m_data, first, step, out, count);
    case MAT_T_UINT8:
        return convert<std::uint8_t>(m_data, first, step, out, count);
    case MAT_T_INT16:
        return convert<std::int16_t>(m_data, first, step, out, count);
    case MAT_T_UINT16:
        return convert<std::uint16_t>(m_data, first, step, out, count);
    case MAT_T_INT32:
        return convert<std::int32_t>(m_data, first, step, out, count);
    case MAT_T_UINT32:
        return convert<std::uint32_t>(m_data, first, step, out, count);
    case MAT_T_INT64:
        return convert<std::int64_t>(m_data, first, step, out, count);
    case MAT_T_UINT64:
        return convert<std::uint64_t>(m_data, first, step, out, count);
    case MAT_T_SINGLE:
        return convert<float>(m_data, first, step, out, count);
    case MAT_T_DOUBLE:
        return convert<double>(m_data, first, step, out, count);
    default:
        return;
    }
}

} // namespace tocsin::mat
