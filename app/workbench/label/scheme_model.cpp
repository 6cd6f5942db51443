// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/label/scheme_model.h"

#include <algorithm>

namespace tocsin::workbench {

namespace {

constexpr int kLastKey = 9;

QString text(const std::string& value) {
    return QString::fromStdString(value);
}

} // namespace

SchemeModel::SchemeModel(LabelDocument& labels, QObject* parent) : QAbstractTableModel(parent), m_labels(labels) {
    const auto reset = [this] {
        beginResetModel();
        count();
        endResetModel();
    };
    connect(&labels, &LabelDocument::schemeChanged, this, reset);
    connect(&labels, &LabelDocument::changed, this, [this] {
        count();
        if (rowCount() > 0) Q_EMIT dataChanged(index(0, LabelsColumn), index(rowCount() - 1, LabelsColumn));
    });
    count();
}

void SchemeModel::count() {
    m_counts.clear();
    for (const label::Label& label : m_labels.visible()) ++m_counts[label.className];
}

bool SchemeModel::refuse(const QString& sentence) {
    Q_EMIT refused(sentence);
    return false;
}

int SchemeModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_labels.scheme().classes.size());
}

int SchemeModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : 4;
}

QVariant SchemeModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
    const QString names[] = {tr("Key"), tr("Class"), tr("Labels"), tr("Meaning")};
    return names[section];
}

QVariant SchemeModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount()) return {};
    const label::SchemeClass& entry = at(index.row());
    if (role == Qt::ToolTipRole) return index.column() == ClassColumn ? fixedReason(index.row()) : QString();
    if (role == Qt::TextAlignmentRole && index.column() == LabelsColumn) return QVariant(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole && role != Qt::EditRole) return {};
    switch (index.column()) {
    case KeyColumn:
        return entry.key > 0 ? QString::number(entry.key) : QString();
    case ClassColumn:
        return text(entry.name);
    case LabelsColumn: {
        const auto found = m_counts.find(entry.name);
        return found == m_counts.end() ? 0 : found->second;
    }
    default:
        return text(entry.description);
    }
}

Qt::ItemFlags SchemeModel::flags(const QModelIndex& index) const {
    const Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    if (!index.isValid()) return flags;
    const bool open =
        m_labels.writable() && index.column() != LabelsColumn && (index.column() != ClassColumn || fixedReason(index.row()).isEmpty());
    return open ? flags | Qt::ItemIsEditable : flags;
}

QString SchemeModel::fixedReason(int row) const {
    if (!m_labels.writable()) return m_labels.blockedReason();
    const std::string& name = at(row).name;
    if (name == label::kNormalClass || name == label::kUnknownClass || name == label::kPreFailureClass)
        return tr("The program knows '%1' by its name").arg(text(name));
    const auto& all = m_labels.labels();
    const bool used = std::any_of(all.begin(), all.end(), [&](const label::Label& label) { return label.className == name; });
    return used ? tr("Labels have the class '%1', so it keeps its name; give them another class first").arg(text(name)) : QString();
}

bool SchemeModel::setData(const QModelIndex& index, const QVariant& value, int role) {
    if (role != Qt::EditRole || !(flags(index) & Qt::ItemIsEditable)) return false;
    label::Scheme scheme = m_labels.scheme();
    label::SchemeClass& entry = scheme.classes.at(static_cast<std::size_t>(index.row()));
    const QString wanted = value.toString().trimmed();
    if (index.column() == KeyColumn) {
        bool number = true;
        const int key = wanted.isEmpty() ? 0 : wanted.toInt(&number);
        if (!number || key < 0 || key > kLastKey) return refuse(tr("A key is a digit from 1 to 9, or nothing; 0 is always 'normal'"));
        for (label::SchemeClass& other : scheme.classes)
            if (key > 0 && other.key == key) other.key = entry.key;
        entry.key = key;
    } else if (index.column() == ClassColumn) {
        entry.name = wanted.toStdString();
    } else {
        entry.description = wanted.toStdString();
    }
    return scheme == m_labels.scheme() || m_labels.setScheme(scheme);
}

bool SchemeModel::addClass(const QString& name) {
    label::Scheme scheme = m_labels.scheme();
    label::SchemeClass entry;
    entry.name = name.trimmed().toStdString();
    if (entry.name.empty()) return refuse(tr("Write the name of the class first"));
    if (scheme.find(entry.name)) return refuse(tr("There is a class '%1' already").arg(text(entry.name)));
    for (int key = kLastKey; key > 0; --key)
        if (std::none_of(scheme.classes.begin(), scheme.classes.end(), [key](const label::SchemeClass& each) { return each.key == key; }))
            entry.key = key;
    scheme.classes.push_back(std::move(entry));
    return m_labels.setScheme(scheme);
}

bool SchemeModel::removeClass(int row) {
    if (row < 0 || row >= rowCount()) return refuse(tr("Choose a class first"));
    if (const QString reason = fixedReason(row); !reason.isEmpty()) return refuse(reason);
    label::Scheme scheme = m_labels.scheme();
    scheme.classes.erase(scheme.classes.begin() + row);
    return m_labels.setScheme(scheme);
}

} // namespace tocsin::workbench
