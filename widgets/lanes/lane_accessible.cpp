// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/lanes/lane_accessible.h"

#include <QAccessibleWidget>
#include <QScrollBar>
#include <map>

#include "widgets/lanes/lane_canvas.h"
#include "widgets/lanes/lane_view.h"

namespace tocsin::widgets {

namespace {

QString bandText(const Band& band) {
    const QString when =
        band.range.from == band.range.to
            ? readableTime(band.range.from, kNsPerSecond)
            : LaneCanvas::tr("%1 to %2").arg(readableTime(band.range.from, kNsPerSecond), readableTime(band.range.to, kNsPerSecond));
    const QString text = QStringLiteral("%1, %2").arg(band.text, when);
    return band.rater.isEmpty() ? text : LaneCanvas::tr("%1, rater %2").arg(text, band.rater);
}

/// A lane or a band: painted, not a widget. Asks its canvas each time, so it never tells of what has gone.
class PartAccessible : public QAccessibleInterface, public QAccessibleActionInterface {
public:
    PartAccessible(LaneCanvas* canvas, int index) : m_canvas(canvas), m_index(index) {}
    [[nodiscard]] bool isValid() const override { return m_canvas && m_index < m_canvas->view().laneCount() + bandCount(); }
    [[nodiscard]] QObject* object() const override { return nullptr; }
    [[nodiscard]] QAccessibleInterface* childAt(int, int) const override { return nullptr; }
    [[nodiscard]] QAccessibleInterface* parent() const override { return QAccessible::queryAccessibleInterface(m_canvas); }
    [[nodiscard]] QAccessibleInterface* child(int) const override { return nullptr; }
    [[nodiscard]] int childCount() const override { return 0; }
    [[nodiscard]] int indexOfChild(const QAccessibleInterface*) const override { return -1; }
    [[nodiscard]] QString text(QAccessible::Text kind) const override {
        if (!isValid() || (kind != QAccessible::Name && kind != QAccessible::Description)) return {};
        const LaneView& view = m_canvas->view();
        if (const Band* mine = band()) return kind == QAccessible::Name ? bandText(*mine) : QString();
        const Lane& lane = view.lane(m_index);
        if (kind == QAccessible::Name) return lane.title();
        const QString value = view.cursorTime() ? readOut(lane.reading(), *view.cursorTime(), lane.spec().unit) : QString();
        return value.isEmpty() ? lane.message() : LaneCanvas::tr("at the cursor %1").arg(value);
    }
    void setText(QAccessible::Text, const QString&) override {}
    [[nodiscard]] QRect rect() const override {
        if (!isValid()) return {};
        const LaneView& view = m_canvas->view();
        const QPoint origin = m_canvas->viewport()->mapToGlobal(QPoint(0, 0));
        if (const Band* mine = band()) {
            const QRectF plot = view.foreground().plot;
            const double left = std::clamp(view.window().fractionOf(mine->range.from), 0.0, 1.0) * plot.width();
            const double right = std::clamp(view.window().fractionOf(mine->range.to), 0.0, 1.0) * plot.width();
            return QRectF(plot.left() + left, plot.top(), std::max(1.0, right - left), plot.height()).toAlignedRect().translated(origin);
        }
        return view.laneRect(m_index).toAlignedRect().translated(origin);
    }
    [[nodiscard]] QAccessible::Role role() const override { return band() ? QAccessible::ListItem : QAccessible::Graphic; }
    [[nodiscard]] QAccessible::State state() const override {
        QAccessible::State state;
        state.invalid = !isValid();
        if (!isValid()) return state;
        const LaneView& view = m_canvas->view();
        const Band* mine = band();
        state.readOnly = !mine || !mine->editable;
        state.selectable = mine && mine->id != 0;
        state.selected = mine ? mine->id != 0 && mine->id == view.activeBand() : m_index == view.focusLane();
        state.offscreen = mine && !mine->range.overlaps(view.visibleRange());
        return state;
    }
    void* interface_cast(QAccessible::InterfaceType type) override {
        return type == QAccessible::ActionInterface ? static_cast<QAccessibleActionInterface*>(this) : nullptr;
    }
    [[nodiscard]] QStringList actionNames() const override { return isValid() ? QStringList{pressAction()} : QStringList{}; }
    void doAction(const QString& name) override {
        if (!isValid() || name != pressAction()) return;
        if (const Band* mine = band())
            m_canvas->view().activateBand(mine->id);
        else
            m_canvas->view().setFocusLane(m_index);
    }
    [[nodiscard]] QStringList keyBindingsForAction(const QString&) const override { return {}; }

private:
    [[nodiscard]] int bandCount() const { return static_cast<int>(m_canvas->view().bands().size()); }
    [[nodiscard]] const Band* band() const {
        const int number = m_index - (m_canvas ? m_canvas->view().laneCount() : 0);
        return m_canvas && number >= 0 && number < bandCount() ? &m_canvas->view().bands()[static_cast<std::size_t>(number)] : nullptr;
    }
    QPointer<LaneCanvas> m_canvas;
    int m_index;
};

class CanvasAccessible : public QAccessibleWidget {
public:
    explicit CanvasAccessible(LaneCanvas* canvas) : QAccessibleWidget(canvas, QAccessible::Chart), m_canvas(canvas) {}
    ~CanvasAccessible() override {
        for (const auto& [index, id] : m_parts) QAccessible::deleteAccessibleInterface(id);
    }
    [[nodiscard]] int childCount() const override {
        return m_canvas ? m_canvas->view().laneCount() + static_cast<int>(m_canvas->view().bands().size()) : 0;
    }
    [[nodiscard]] QAccessibleInterface* child(int index) const override {
        if (index < 0 || index >= childCount()) return nullptr;
        const auto found = m_parts.find(index);
        if (found != m_parts.end()) return QAccessible::accessibleInterface(found->second);
        auto* part = new PartAccessible(m_canvas, index);
        m_parts[index] = QAccessible::registerAccessibleInterface(part);
        return part;
    }
    [[nodiscard]] int indexOfChild(const QAccessibleInterface* child) const override {
        for (const auto& [index, id] : m_parts)
            if (QAccessible::accessibleInterface(id) == child) return index;
        return -1;
    }
    [[nodiscard]] QAccessibleInterface* childAt(int x, int y) const override {
        // A band before the lane under it; later bands are drawn over earlier ones.
        for (int index = childCount() - 1; index >= 0; --index)
            if (QAccessibleInterface* part = child(index); part->rect().contains(x, y)) return part;
        return nullptr;
    }

private:
    QPointer<LaneCanvas> m_canvas;
    mutable std::map<int, QAccessible::Id> m_parts;
};

QAccessibleInterface* make(const QString&, QObject* object) {
    auto* canvas = qobject_cast<LaneCanvas*>(object);
    return canvas ? new CanvasAccessible(canvas) : nullptr;
}

} // namespace

void installLaneAccessibility() {
    static const bool installed = [] {
        QAccessible::installFactory(make);
        return true;
    }();
    Q_UNUSED(installed)
}

} // namespace tocsin::widgets
