// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/import/preview_models.h"

#include <QFont>
#include <QGuiApplication>
#include <QPainter>
#include <QPalette>
#include <algorithm>
#include <cmath>

#include "widgets/theme/theme.h"

namespace tocsin::workbench {

namespace {

QString text(const std::string& value) {
    return QString::fromStdString(value);
}

widgets::Theme theme() {
    return widgets::Theme::of(QGuiApplication::palette().color(QPalette::Window).lightness() < 128 ? widgets::ThemeKind::Dark
                                                                                                   : widgets::ThemeKind::Light);
}

} // namespace

void SourceRowModel::setPlan(std::shared_ptr<const ingest::ImportPlan> plan) {
    if (plan == m_plan) return;
    beginResetModel();
    m_plan = std::move(plan);
    m_units.clear();
    if (isText())
        for (const std::string& column : m_plan->glance.columns) {
            const auto at = std::find_if(m_plan->channels.begin(), m_plan->channels.end(),
                                         [&](const series::ChannelInfo& channel) { return channel.name == column; });
            m_units.push_back(at == m_plan->channels.end() ? -1 : static_cast<int>(at - m_plan->channels.begin()));
        }
    endResetModel();
}

int SourceRowModel::firstCount() const {
    return m_plan ? static_cast<int>(isText() ? m_plan->glance.first.size() : m_plan->first.size()) : 0;
}

int SourceRowModel::lastCount() const {
    if (!m_plan) return 0;
    if (isText()) return static_cast<int>(m_plan->glance.last.size());
    return m_plan->first.size() < 200 ? 0 : static_cast<int>(m_plan->last.size());
}

int SourceRowModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : firstCount() + (lastCount() > 0 ? lastCount() + 1 : 0);
}

int SourceRowModel::columnCount(const QModelIndex& parent) const {
    if (parent.isValid() || !m_plan) return 0;
    return static_cast<int>(isText() ? m_plan->glance.columns.size() : m_plan->channels.size() + 1);
}

const ingest::SourceRow& SourceRowModel::sourceRow(int row) const {
    const auto first = static_cast<std::size_t>(firstCount());
    const auto at = static_cast<std::size_t>(row);
    return at < first ? m_plan->glance.first[at] : m_plan->glance.last[at - first - 1];
}

QVariant SourceRowModel::data(const QModelIndex& index, int role) const {
    const int row = index.row();
    if (isBreak(row)) return role == Qt::DisplayRole ? QVariant(QStringLiteral("\u22ee")) : QVariant();
    if (!isText()) {
        const auto first = static_cast<std::size_t>(firstCount());
        const auto at = static_cast<std::size_t>(row);
        const ingest::PreviewRow& preview = at < first ? m_plan->first[at] : m_plan->last[at - first - 1];
        if (role == Qt::TextAlignmentRole && index.column() > 0) return QVariant(Qt::AlignRight | Qt::AlignVCenter);
        if (role != Qt::DisplayRole) return {};
        if (index.column() == 0) return text(formatTime(preview.time));
        const double value = preview.values[static_cast<std::size_t>(index.column() - 1)];
        return std::isnan(value) ? QString() : QString::number(value, 'g', 8);
    }
    const ingest::SourceRow& source = sourceRow(row);
    const auto column = static_cast<std::size_t>(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return column < source.cells.size() ? text(source.cells[column]) : QString();
    case Qt::ToolTipRole:
    case Qt::AccessibleDescriptionRole:
        return source.rejected.empty() ? QString() : tr("Rejected: %1").arg(text(source.rejected));
    case Qt::ForegroundRole:
        if (!source.rejected.empty()) return theme().alarm;
        return m_units[column] < 0 ? QVariant(theme().mutedText) : QVariant();
    case Qt::FontRole:
        if (source.rejected.empty()) return {};
        {
            QFont struck;
            struck.setStrikeOut(true);
            return struck;
        }
    case Qt::TextAlignmentRole:
        return m_units[column] < 0 ? QVariant() : QVariant(Qt::AlignRight | Qt::AlignVCenter);
    default:
        return {};
    }
}

QVariant SourceRowModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (role != Qt::DisplayRole || !m_plan) return QAbstractTableModel::headerData(section, orientation, role);
    if (orientation == Qt::Vertical) {
        if (isBreak(section)) return QString();
        if (!isText()) return section < firstCount() ? QVariant(section + 1) : QVariant(QString());
        const ingest::SourceRow& row = sourceRow(section);
        const QString line = row.line > 0 ? QString::number(row.line) : QStringLiteral("\u2026");
        return row.rejected.empty() ? line : QStringLiteral("\u2715 ") + line;
    }
    const auto withUnit = [this](const std::string& name, int channel) {
        const QString unit = channel < 0 ? QString() : text(m_plan->channels[static_cast<std::size_t>(channel)].unit);
        return unit.isEmpty() ? text(name) : QStringLiteral("%1 [%2]").arg(text(name), unit);
    };
    if (isText()) return withUnit(m_plan->glance.columns[static_cast<std::size_t>(section)], m_units[static_cast<std::size_t>(section)]);
    return section == 0 ? tr("time (UTC)") : withUnit(m_plan->channels[static_cast<std::size_t>(section - 1)].name, section - 1);
}

void RejectModel::setPlan(std::shared_ptr<const ingest::ImportPlan> plan) {
    if (plan == m_plan) return;
    beginResetModel();
    m_plan = std::move(plan);
    endResetModel();
}

int RejectModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() || !m_plan ? 0 : static_cast<int>(m_plan->glance.rejected.size());
}

int RejectModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : 3;
}

QVariant RejectModel::data(const QModelIndex& index, int role) const {
    const ingest::RejectedRow& row = m_plan->glance.rejected[static_cast<std::size_t>(index.row())];
    if (role == Qt::ToolTipRole && index.column() > 0) role = Qt::DisplayRole;
    if (role != Qt::DisplayRole) return {};
    if (index.column() == 0) return row.line > 0 ? QVariant(static_cast<qlonglong>(row.line)) : QVariant(tr("near the end"));
    return text(index.column() == 1 ? row.reason : row.text);
}

QVariant RejectModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
    return section == 0 ? tr("Line") : section == 1 ? tr("Reason") : tr("Text");
}

ChannelModel::ChannelModel(ImportPresenter& presenter, QObject* parent) : QAbstractTableModel(parent), m_presenter(presenter) {}

void ChannelModel::refresh() {
    const auto plan = m_presenter.file() ? m_presenter.file()->source.plan : nullptr;
    if (plan == m_plan) {
        if (rowCount() > 0) Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
        return;
    }
    beginResetModel();
    m_plan = plan;
    endResetModel();
}

int ChannelModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() || !m_plan ? 0 : static_cast<int>(m_plan->channels.size());
}

int ChannelModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : Missing + 1;
}

Qt::ItemFlags ChannelModel::flags(const QModelIndex& index) const {
    Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    if (index.column() == Name && !m_presenter.channelsByGlob()) flags |= Qt::ItemIsUserCheckable;
    if (index.column() == Unit) flags |= Qt::ItemIsEditable;
    return flags;
}

QVariant ChannelModel::data(const QModelIndex& index, int role) const {
    const auto row = static_cast<std::size_t>(index.row());
    const series::ChannelInfo& channel = m_plan->channels[row];
    const ingest::ChannelGlance* glance = row < m_plan->glance.channels.size() ? &m_plan->glance.channels[row] : nullptr;
    const bool out = m_presenter.leavesOut(text(channel.name));
    if (role == Qt::ForegroundRole && out) return theme().mutedText;
    if (role == Qt::CheckStateRole && index.column() == Name && !m_presenter.channelsByGlob())
        return static_cast<int>(out ? Qt::Unchecked : Qt::Checked);
    if (role == kGlanceRole && index.column() == Picture) return QVariant::fromValue(static_cast<const void*>(glance));
    if (role == Qt::ToolTipRole && index.column() == Name) return text(channel.description.empty() ? channel.name : channel.description);
    if (role == Qt::TextAlignmentRole && index.column() >= Range) return QVariant(Qt::AlignRight | Qt::AlignVCenter);
    if (role == Qt::EditRole && index.column() == Unit) return text(channel.unit);
    const QString range = glance && glance->numbers > 0 ? tr("%1 to %2").arg(shortNumber(glance->smallest), shortNumber(glance->largest))
                                                        : tr("no number seen");
    if (role == Qt::AccessibleTextRole && index.column() == Picture) return tr("%1 from %2").arg(text(channel.name), range);
    if (role != Qt::DisplayRole) return {};
    switch (index.column()) {
    case Name:
        return text(channel.name);
    case Unit:
        return channel.unit.empty() ? tr("\u2013", "no unit") : text(channel.unit);
    case Range:
        return range;
    case Missing:
        return glance ? grouped(glance->missing) : QString();
    default:
        return {};
    }
}

bool ChannelModel::setData(const QModelIndex& index, const QVariant& value, int role) {
    const QString name = text(m_plan->channels[static_cast<std::size_t>(index.row())].name);
    if (role == Qt::CheckStateRole && index.column() == Name) {
        m_presenter.setLeftOut(name, value.toInt() == Qt::Unchecked);
        Q_EMIT dataChanged(this->index(index.row(), 0), this->index(index.row(), Missing));
        return true;
    }
    if (role != Qt::EditRole || index.column() != Unit) return false;
    if (value.toString() != data(index, Qt::EditRole).toString()) m_presenter.setUnit(name, value.toString());
    return true;
}

QVariant ChannelModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal) return {};
    if (role == Qt::ToolTipRole && section == Unit) return tr("Double click or F2 to change");
    if (role != Qt::DisplayRole) return {};
    switch (section) {
    case Name:
        return tr("Channel");
    case Unit:
        return tr("Unit");
    case Picture:
        return m_plan && !m_plan->glance.whole ? tr("Beginning and end") : tr("All of it");
    case Range:
        return tr("Range");
    default:
        return tr("Missing");
    }
}

std::vector<QLineF> pictureStrokes(const ingest::ChannelGlance& glance, const QRectF& area) {
    std::vector<QLineF> strokes;
    if (glance.picture.empty() || glance.numbers == 0) return strokes;
    const double range = glance.largest - glance.smallest;
    const auto y = [&](double value) {
        return range > 0 ? area.bottom() - (value - glance.smallest) / range * area.height() : area.center().y();
    };
    const double step = area.width() / static_cast<double>(glance.picture.size());
    const series::PyramidBlock* before = nullptr;
    for (std::size_t i = 0; i < glance.picture.size(); ++i) {
        const series::PyramidBlock& block = glance.picture[i];
        const double x = area.left() + (static_cast<double>(i) + 0.5) * step;
        if (block.count > 0) {
            if (before) strokes.emplace_back(x - step, y(before->last), x, y(block.first));
            strokes.emplace_back(x, y(block.minimum), x, std::min(y(block.maximum), y(block.minimum) - 1));
        }
        before = block.count > 0 ? &block : nullptr;
    }
    return strokes;
}

void PictureDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    QStyledItemDelegate::paint(painter, option, index);
    const auto* glance = static_cast<const ingest::ChannelGlance*>(index.data(ChannelModel::kGlanceRole).value<const void*>());
    if (!glance) return;
    const std::vector<QLineF> strokes = pictureStrokes(*glance, QRectF(option.rect).adjusted(6, 4, -6, -4));
    painter->save();
    const bool selected = option.state & QStyle::State_Selected;
    const bool out = index.siblingAtColumn(ChannelModel::Name).data(Qt::CheckStateRole) == QVariant(static_cast<int>(Qt::Unchecked));
    painter->setPen(QPen(selected ? option.palette.color(QPalette::HighlightedText) : out ? theme().grid : theme().trace, 1));
    painter->drawLines(strokes.data(), static_cast<int>(strokes.size()));
    painter->restore();
}

FileListModel::FileListModel(ImportPresenter& presenter, QObject* parent) : QAbstractTableModel(parent), m_presenter(presenter) {}

void FileListModel::refresh() {
    const auto rows = static_cast<int>(m_presenter.files().size());
    if (rows > m_rows) { // files only join
        beginInsertRows({}, m_rows, rows - 1);
        m_rows = rows;
        endInsertRows();
    }
    if (rows > 0) Q_EMIT dataChanged(index(0, 0), index(rows - 1, State));
}

int FileListModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : m_rows;
}

int FileListModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : State + 1;
}

Qt::ItemFlags FileListModel::flags(const QModelIndex& index) const {
    Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    if (index.column() == Name) flags |= Qt::ItemIsUserCheckable;
    if (index.column() == Machine) flags |= Qt::ItemIsEditable;
    return flags;
}

QVariant FileListModel::data(const QModelIndex& index, int role) const {
    const ImportFile& file = m_presenter.files()[static_cast<std::size_t>(index.row())];
    if (role == Qt::CheckStateRole && index.column() == Name) return static_cast<int>(file.included ? Qt::Checked : Qt::Unchecked);
    if (role == Qt::ForegroundRole && index.column() == State) {
        if (file.state == FileState::Failed || !file.problem.isEmpty()) return theme().alarm;
        if (file.state == FileState::NeedsLook || file.source.needsRate) return theme().fault;
        return file.state == FileState::Waiting ? theme().mutedText : theme().normal;
    }
    if (role == Qt::ToolTipRole) return index.column() == State ? m_presenter.stateText(index.row()) : text(file.path.string());
    if (role != Qt::DisplayRole && role != Qt::EditRole) return {};
    switch (index.column()) {
    case Name:
        return text(file.path.filename().string());
    case Machine:
        return text(file.asset);
    default:
        return m_presenter.stateText(index.row());
    }
}

bool FileListModel::setData(const QModelIndex& index, const QVariant& value, int role) {
    if (role == Qt::CheckStateRole && index.column() == Name)
        m_presenter.setIncluded(index.row(), value.toInt() == Qt::Checked);
    else if (role == Qt::EditRole && index.column() == Machine)
        m_presenter.setAsset({index.row()}, value.toString());
    else
        return false;
    return true;
}

QVariant FileListModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
    return section == Name ? tr("File") : section == Machine ? tr("Machine") : tr("State");
}

} // namespace tocsin::workbench
