// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <QStyledItemDelegate>
#include <memory>

#include "app/workbench/import/import_presenter.h"

namespace tocsin::workbench {

/// First and last rows of a source: text files in their own text with the rejected ones marked, others as numbers with their time.
class SourceRowModel : public QAbstractTableModel {
    Q_OBJECT
public:
    using QAbstractTableModel::QAbstractTableModel;
    void setPlan(std::shared_ptr<const ingest::ImportPlan> plan);
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] bool isText() const { return m_plan && !m_plan->glance.columns.empty(); }
    [[nodiscard]] int firstCount() const;
    [[nodiscard]] int lastCount() const;
    [[nodiscard]] bool isBreak(int row) const { return lastCount() > 0 && row == firstCount(); }
    [[nodiscard]] const ingest::SourceRow& sourceRow(int row) const;
    std::shared_ptr<const ingest::ImportPlan> m_plan;
    std::vector<int> m_units; // [columns]: channel, or -1
};

/// Lines that give no row: line, reason, text.
class RejectModel : public QAbstractTableModel {
    Q_OBJECT
public:
    using QAbstractTableModel::QAbstractTableModel;
    void setPlan(std::shared_ptr<const ingest::ImportPlan> plan);
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::shared_ptr<const ingest::ImportPlan> m_plan;
};

/// Channels of the current file: name (with a tick to keep it), unit (editable), picture, range, missing.
class ChannelModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Name, Unit, Picture, Range, Missing };
    static constexpr int kGlanceRole = Qt::UserRole; ///< pointer to ingest::ChannelGlance, for the picture

    explicit ChannelModel(ImportPresenter& presenter, QObject* parent = nullptr);
    void refresh();
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    ImportPresenter& m_presenter;
    std::shared_ptr<const ingest::ImportPlan> m_plan;
};

/// Paints ChannelModel's pictures: one vertical stroke a block from its smallest to its largest value.
class PictureDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};
/// The strokes of a picture within a rectangle; blocks without samples leave a break.
[[nodiscard]] std::vector<QLineF> pictureStrokes(const ingest::ChannelGlance& glance, const QRectF& area);

/// The files: name (with a tick to include it), machine (editable), state.
class FileListModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Name, Machine, State };
    explicit FileListModel(ImportPresenter& presenter, QObject* parent = nullptr);
    void refresh();
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    ImportPresenter& m_presenter;
    int m_rows = 0;
};

} // namespace tocsin::workbench
