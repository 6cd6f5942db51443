// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <filesystem>
#include <matio.h>
#include <string>
#include <vector>

/// Writes small MAT files with matio for the tests.
class MatWriter {
public:
    explicit MatWriter(const std::filesystem::path& path, mat_ft version = MAT_FT_MAT5,
                       matio_compression compression = MAT_COMPRESSION_NONE)
        : m_file(Mat_CreateVer(path.c_str(), nullptr, version)), m_compression(compression) {}
    MatWriter(const MatWriter&) = delete;
    MatWriter& operator=(const MatWriter&) = delete;
    ~MatWriter() { Mat_Close(m_file); }

    template<class T>
    static matvar_t* array(const char* name, matio_classes kind, matio_types type, const std::vector<T>& values, std::size_t rows,
                           std::size_t columns, int flags = 0) {
        std::array<std::size_t, 2> dims{rows, columns};
        return Mat_VarCreate(name, kind, type, 2, dims.data(), const_cast<T*>(values.data()), flags);
    }
    static matvar_t* doubles(const char* name, const std::vector<double>& values, std::size_t rows, std::size_t columns) {
        return array(name, MAT_C_DOUBLE, MAT_T_DOUBLE, values, rows, columns);
    }
    static matvar_t* text(const char* name, const std::string& value) {
        std::array<std::size_t, 2> dims{1, value.size()};
        return Mat_VarCreate(name, MAT_C_CHAR, MAT_T_UTF8, 2, dims.data(), const_cast<char*>(value.data()), 0);
    }
    static matvar_t* structure(const char* name, const std::vector<std::pair<std::string, matvar_t*>>& fields, std::size_t elements = 1) {
        std::vector<const char*> names;
        for (const auto& field : fields) names.push_back(field.first.c_str());
        std::array<std::size_t, 2> dims{1, elements};
        matvar_t* variable = Mat_VarCreateStruct(name, 2, dims.data(), names.data(), static_cast<unsigned>(names.size()));
        for (std::size_t e = 0; e < elements; ++e) {
            for (const auto& field : fields)
                Mat_VarSetStructFieldByName(variable, field.first.c_str(), e, e == 0 ? field.second : Mat_VarDuplicate(field.second, 1));
        }
        return variable;
    }

    /// Takes the variable.
    void add(matvar_t* variable) {
        Mat_VarWrite(m_file, variable, m_compression);
        Mat_VarFree(variable);
    }
    void vector(const char* name, const std::vector<double>& values) { add(doubles(name, values, values.size(), 1)); }
    void scalar(const char* name, double value) { add(doubles(name, {value}, 1, 1)); }

private:
    mat_t* m_file;
    matio_compression m_compression;
};
