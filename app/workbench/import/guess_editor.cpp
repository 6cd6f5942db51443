// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/import/guess_editor.h"

#include <QComboBox>
#include <QCompleter>
#include <QFormLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QSpinBox>
#include <QTimeZone>
#include <algorithm>

namespace tocsin::workbench {

using table::Dialect;
using table::HeaderRow;
using table::TimeKind;
using table::Topic;

namespace {

constexpr char kSeparators[] = {',', ';', '\t', '|', ' '};
constexpr char kThousands[] = {'\0', '.', ',', '\'', ' '};
const std::vector<HeaderRow> kHeaders[] = {
    {},
    {HeaderRow::Names},
    {HeaderRow::Names, HeaderRow::Units},
    {HeaderRow::Names, HeaderRow::Units, HeaderRow::Descriptions},
    {HeaderRow::Names, HeaderRow::Descriptions},
    {HeaderRow::Names, HeaderRow::Descriptions, HeaderRow::Units},
    {HeaderRow::Units, HeaderRow::Names},
};

struct Format {
    TimeKind kind;
    table::DateOrder order;
};
constexpr Format kFormats[] = {{TimeKind::Iso, table::DateOrder::YearMonthDay},     {TimeKind::Pattern, table::DateOrder::DayMonthYear},
                               {TimeKind::Pattern, table::DateOrder::MonthDayYear}, {TimeKind::Pattern, table::DateOrder::YearMonthDay},
                               {TimeKind::Epoch, table::DateOrder::YearMonthDay},   {TimeKind::Elapsed, table::DateOrder::YearMonthDay},
                               {TimeKind::Excel, table::DateOrder::YearMonthDay},   {TimeKind::None, table::DateOrder::YearMonthDay}};
constexpr std::int64_t kUnits[] = {kNsPerSecond, 1'000'000, 1'000, 1, 60 * kNsPerSecond, 3600 * kNsPerSecond, kNsPerDay};

QString text(std::string_view value) {
    return QString::fromUtf8(value.data(), static_cast<qsizetype>(value.size()));
}

} // namespace

GuessEditor::GuessEditor(Topic topic, QWidget* parent) : QFrame(parent), m_topic(topic), m_rows(new QFormLayout(this)) {
    setFrameShape(QFrame::StyledPanel);
    m_rows->setContentsMargins(8, 6, 8, 6);
    m_rows->setVerticalSpacing(4);
    m_rows->setFieldGrowthPolicy(QFormLayout::FieldsStayAtSizeHint);
    switch (topic) {
    case Topic::Separator:
        m_choice = addChoice(QStringLiteral("separator"), tr("Separator"));
        for (const char separator : kSeparators) m_choice->addItem(text(table::separatorName(separator)));
        connect(m_choice, &QComboBox::activated, this,
                [this](int index) { Q_EMIT changed([index](table::GivenForm& given) { given.separator = kSeparators[index]; }); });
        break;
    case Topic::Layout:
        m_choice = addChoice(QStringLiteral("layout"), tr("Layout"));
        m_choice->addItems({tr("wide: a column a channel"), tr("long: tag, time, value in each row")});
        connect(m_choice, &QComboBox::activated, this, [this](int index) {
            Q_EMIT changed([index](table::GivenForm& given) { given.layout = index == 0 ? table::Layout::Wide : table::Layout::Long; });
        });
        break;
    case Topic::Encoding:
        m_choice = addChoice(QStringLiteral("encoding"), tr("Encoding"));
        m_choice->addItems({QStringLiteral("UTF-8"), QStringLiteral("windows-1252"), QStringLiteral("ISO-8859-1"),
                            QStringLiteral("ISO-8859-15"), QStringLiteral("windows-1250"), QStringLiteral("windows-1251"),
                            QStringLiteral("UTF-16LE"), QStringLiteral("UTF-16BE"), QStringLiteral("SHIFT_JIS"),
                            QStringLiteral("GB18030")});
        connect(m_choice, &QComboBox::activated, this, [this](int index) {
            Q_EMIT changed([name = m_choice->itemText(index).toStdString()](table::GivenForm& given) { given.encoding = name; });
        });
        break;
    case Topic::Decimal:
        addMarks();
        break;
    case Topic::Header:
        addHeader();
        break;
    case Topic::Time:
        addTime();
        break;
    case Topic::Zone:
        addZone();
        break;
    case Topic::Missing:
        addMissing();
        break;
    case Topic::Comment:
    case Topic::Other:
        break;
    }
}

QComboBox* GuessEditor::addChoice(const QString& name, const QString& label) {
    auto* heading = new QLabel(label);
    auto* box = new QComboBox;
    box->setObjectName(QStringLiteral("edit.") + name);
    box->setAccessibleName(label);
    box->setMinimumContentsLength(8);
    heading->setBuddy(box);
    m_rows->addRow(heading, box);
    if (!focusProxy()) setFocusProxy(box);
    return box;
}

QLineEdit* GuessEditor::addText(const QString& name, const QString& label) {
    auto* heading = new QLabel(label);
    auto* line = new QLineEdit;
    line->setObjectName(QStringLiteral("edit.") + name);
    line->setAccessibleName(label);
    heading->setBuddy(line);
    m_rows->addRow(heading, line);
    if (!focusProxy()) setFocusProxy(line);
    return line;
}

void GuessEditor::addMarks() {
    m_choice = addChoice(QStringLiteral("decimal"), tr("Decimal sign"));
    m_choice->addItems({tr("point"), tr("comma")});
    m_second = addChoice(QStringLiteral("thousands"), tr("Between thousands"));
    m_second->addItems({tr("nothing"), tr("point"), tr("comma"), tr("apostrophe"), tr("blank")});
    const auto tell = [this] {
        const char decimal = m_choice->currentIndex() == 0 ? '.' : ',';
        char thousands = kThousands[m_second->currentIndex()];
        if (thousands == decimal) thousands = 0;
        Q_EMIT changed([decimal, thousands](table::GivenForm& given) { given.marks = {decimal, thousands}; });
    };
    connect(m_choice, &QComboBox::activated, this, tell);
    connect(m_second, &QComboBox::activated, this, tell);
}

void GuessEditor::addHeader() {
    auto* heading = new QLabel(tr("Free lines in front"));
    m_count = new QSpinBox;
    m_count->setObjectName(QStringLiteral("edit.preamble"));
    m_count->setAccessibleName(heading->text());
    m_count->setRange(0, 100'000);
    m_count->setKeyboardTracking(false);
    heading->setBuddy(m_count);
    m_rows->addRow(heading, m_count);
    setFocusProxy(m_count);
    m_choice = addChoice(QStringLiteral("header"), tr("Heading rows"));
    m_choice->addItems({tr("none"), tr("names"), tr("names, units"), tr("names, units, descriptions"), tr("names, descriptions"),
                        tr("names, descriptions, units"), tr("units, names")});
    const auto tell = [this] {
        if (m_choice->currentIndex() < 0) return;
        Q_EMIT changed([preamble = m_count->value(), rows = kHeaders[m_choice->currentIndex()]](table::GivenForm& given) {
            given.header = {preamble, rows};
        });
    };
    connect(m_count, &QSpinBox::valueChanged, this, tell);
    connect(m_choice, &QComboBox::activated, this, tell);
}

void GuessEditor::addTime() {
    m_choice = addChoice(QStringLiteral("timeColumn"), tr("Column"));
    m_second = addChoice(QStringLiteral("timeFormat"), tr("Format"));
    m_second->addItems({tr("ISO 8601"), tr("day.month.year"), tr("month/day/year"), tr("year-month-day, any marks"), tr("since 1970"),
                        tr("since the start"), tr("Excel serial date"), tr("no time: by sampling rate")});
    m_third = addChoice(QStringLiteral("timeUnit"), tr("Unit"));
    m_third->addItems({tr("s"), tr("ms"), tr("\u00b5s"), tr("ns"), tr("min"), tr("h"), tr("d")});
    m_third->setMinimumContentsLength(3);
    m_choice->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    connect(m_choice, &QComboBox::activated, this, [this](int index) {
        Q_EMIT changed([index](table::GivenForm& given) {
            given.timeColumn = static_cast<std::size_t>(index);
            given.time.reset(); // another column may be written in another way
        });
    });
    connect(m_second, &QComboBox::activated, this, [this] { tellTime(); });
    connect(m_third, &QComboBox::activated, this, [this] { tellTime(); });
}

void GuessEditor::tellTime() {
    const Format format = kFormats[std::max(0, m_second->currentIndex())];
    const bool counted = format.kind == TimeKind::Epoch || format.kind == TimeKind::Elapsed;
    const std::int64_t unit = counted ? kUnits[std::max(0, m_third->currentIndex())] : kNsPerSecond;
    Q_EMIT changed([time = table::TimeFormat{format.kind, format.order, unit}, column = m_choice->currentIndex()](table::GivenForm& given) {
        given.time = time;
        given.timeColumn.reset();
        if (time.kind != TimeKind::None && column >= 0) given.timeColumn = static_cast<std::size_t>(column);
    });
}

void GuessEditor::addZone() {
    m_choice = addChoice(QStringLiteral("zone"), tr("Zone of times that carry none"));
    m_choice->setEditable(true);
    m_choice->setInsertPolicy(QComboBox::NoInsert);
    QStringList zones{QStringLiteral("UTC")};
    for (const QByteArray& id : QTimeZone::availableTimeZoneIds())
        if (id.contains('/') && !id.startsWith("Etc/")) zones << QString::fromLatin1(id);
    m_choice->addItems(zones);
    m_choice->completer()->setFilterMode(Qt::MatchContains);
    m_choice->completer()->setCompletionMode(QCompleter::PopupCompletion);
    connect(m_choice, &QComboBox::activated, this, [this](int index) { Q_EMIT zoneChosen(m_choice->itemText(index)); });
    connect(m_choice->lineEdit(), &QLineEdit::returnPressed, this, [this] { Q_EMIT zoneChosen(m_choice->currentText()); });
}

void GuessEditor::addMissing() {
    m_text = addText(QStringLiteral("sentinels"), tr("Numbers that mean missing"));
    m_text->setPlaceholderText(tr("for example -9999; 1e30"));
    connect(m_text, &QLineEdit::editingFinished, this, [this] {
        if (!m_text->isModified()) return;
        m_text->setModified(false);
        std::vector<double> numbers;
        for (const QString& part : m_text->text().split(QLatin1Char(';'), Qt::SkipEmptyParts)) {
            bool ok = false;
            const double number = part.trimmed().replace(QLatin1Char(','), QLatin1Char('.')).toDouble(&ok);
            if (ok) numbers.push_back(number);
        }
        Q_EMIT changed([numbers](table::GivenForm& given) { given.sentinels = numbers; });
    });
}

void GuessEditor::setDialect(const Dialect& dialect) {
    const auto indexOf = [](const auto& list, const auto& value) {
        const auto at = std::find(std::begin(list), std::end(list), value);
        return at == std::end(list) ? -1 : static_cast<int>(at - std::begin(list));
    };
    switch (m_topic) {
    case Topic::Separator:
        m_choice->setCurrentIndex(indexOf(kSeparators, dialect.separator));
        break;
    case Topic::Layout:
        m_choice->setCurrentIndex(dialect.layout == table::Layout::Wide ? 0 : 1);
        break;
    case Topic::Encoding:
        if (m_choice->findText(text(dialect.encoding), Qt::MatchFixedString) < 0) m_choice->addItem(text(dialect.encoding));
        m_choice->setCurrentIndex(m_choice->findText(text(dialect.encoding), Qt::MatchFixedString));
        break;
    case Topic::Decimal:
        m_choice->setCurrentIndex(dialect.decimal == ',' ? 1 : 0);
        m_second->setCurrentIndex(std::max(0, indexOf(kThousands, dialect.thousands)));
        break;
    case Topic::Header: {
        const QSignalBlocker quiet(m_count);
        m_count->setValue(dialect.preamble);
        m_choice->setCurrentIndex(indexOf(kHeaders, dialect.header));
        break;
    }
    case Topic::Time: {
        m_choice->clear();
        for (const table::Column& column : dialect.columns) m_choice->addItem(text(column.name));
        const auto times = dialect.columnsOf(table::ColumnRole::Time);
        m_choice->setCurrentIndex(times.empty() ? -1 : static_cast<int>(times.front()));
        const auto format = std::find_if(std::begin(kFormats), std::end(kFormats), [&](const Format& one) {
            return one.kind == dialect.time.kind && (one.kind != TimeKind::Pattern || one.order == dialect.time.order);
        });
        m_second->setCurrentIndex(format == std::end(kFormats) ? -1 : static_cast<int>(format - std::begin(kFormats)));
        m_third->setCurrentIndex(std::max(0, indexOf(kUnits, dialect.time.unitNs)));
        const bool counted = dialect.time.kind == TimeKind::Epoch || dialect.time.kind == TimeKind::Elapsed;
        m_third->setEnabled(counted);
        m_third->setToolTip(counted ? QString() : tr("Only times that count from a moment have a unit"));
        break;
    }
    case Topic::Zone:
        m_choice->setCurrentIndex(m_choice->findText(text(dialect.zone)));
        m_choice->setEditText(text(dialect.zone));
        break;
    case Topic::Missing: {
        std::vector<double> numbers;
        for (const table::Column& column : dialect.columns)
            for (const double sentinel : column.sentinels)
                if (indexOf(numbers, sentinel) < 0) numbers.push_back(sentinel);
        QStringList words;
        for (const double number : numbers) words << QString::number(number, 'g', 12);
        m_text->setText(words.join(QStringLiteral("; ")));
        break;
    }
    case Topic::Comment:
    case Topic::Other:
        break;
    }
}

void GuessEditor::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape) {
        Q_EMIT closed();
    } else if (event->key() != Qt::Key_Return && event->key() != Qt::Key_Enter) {
        QFrame::keyPressEvent(event);
        return;
    }
    event->accept(); // neither closes nor imports
}

} // namespace tocsin::workbench
