// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QGraphicsView>
#include <QPixmap>
#include <QTimer>

namespace tocsin::widgets {

class LaneView;

/// The scrolled middle of a LaneView: hands wheel, mouse and keys on. Once the view has been still for a moment the painted scene is kept
/// as a picture, so that what moves over it (cursors, selection) costs a copy of its own pixels and no painting of charts.
class LaneCanvas : public QGraphicsView {
    Q_OBJECT
public:
    explicit LaneCanvas(LaneView* view);
    [[nodiscard]] LaneView& view() const { return *m_view; }
    /// The scene changes.
    void dropPicture();
    [[nodiscard]] bool keepsPicture() const { return !m_picture.isNull(); }
    /// Only what lies over the scene changes there.
    void updateForeground(const QRegion& region);

protected:
    void wheelEvent(QWheelEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void keyReleaseEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;

private:
    void takePicture();
    LaneView* m_view;
    QPixmap m_picture;          // null: none
    QRegion m_foregroundRegion; // asked for since the last paint
    QTimer m_still;
};

} // namespace tocsin::widgets
