// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractScrollArea>
#include <QVector>

#include "core/base/time.h"
#include "widgets/theme/theme.h"

class QPainter;

namespace tocsin::widgets {

/// Which part of a split a stretch of time belongs to.
enum class SplitPart { None, Train, Validation, Test };
[[nodiscard]] QString splitPartName(SplitPart part);
/// "T", "V", "X": on bars too short for the name, and in the legend.
[[nodiscard]] QString splitPartLetter(SplitPart part);

/// Who is in train, validation and test: one bar a recording along time, its stretches coloured and lettered, events as marks above it.
/// Recordings share one time axis where that leaves all of them visible, else each fills the width and says when it was. Scrolls by the
/// usual keys.
class SplitBars : public QAbstractScrollArea {
    Q_OBJECT
public:
    struct Piece {
        TimeRange range;
        SplitPart part = SplitPart::None;
    };
    struct Event {
        TimeRange range;
        QString name;
        SplitPart part = SplitPart::None;
    };
    struct Row {
        QString title; ///< asset, source
        TimeRange range;
        QVector<Piece> pieces;
        QVector<Event> events;
    };

    explicit SplitBars(QWidget* parent = nullptr);
    void setRows(const QVector<Row>& rows);
    [[nodiscard]] const QVector<Row>& rows() const { return m_rows; }
    void setTheme(const Theme& theme);
    [[nodiscard]] bool sharesTime() const { return m_shared; }
    /// Where a stretch of row `row` is drawn, in viewport coordinates (tests).
    [[nodiscard]] QRect pieceRect(int row, int piece) const;
    [[nodiscard]] QRect eventRect(int row, int event) const;
    /// "pump 1: train 60 %, validation 20 %, test 20 %; 3 events" a line.
    [[nodiscard]] QString inWords() const;
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    bool viewportEvent(QEvent* event) override;

private:
    [[nodiscard]] int rowHeight() const;
    [[nodiscard]] int titleWidth() const;
    void paintTicks(QPainter& painter) const;
    [[nodiscard]] QRect barRect(int row) const;
    [[nodiscard]] int x(const Row& row, const QRect& bar, TimeNs time) const;
    [[nodiscard]] QColor color(SplitPart part) const;
    void updateScroll();
    QVector<Row> m_rows;
    TimeRange m_span;
    bool m_shared = true;
    Theme m_theme = Theme::of(ThemeKind::Light);
};

} // namespace tocsin::widgets
