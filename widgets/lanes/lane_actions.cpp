// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/lanes/lane_actions.h"

#include <QApplication>
#include <QClipboard>
#include <QMenu>
#include <QMimeData>
#include <QPointer>
#include <memory>

#include "widgets/actions/action_registry.h"
#include "widgets/lanes/lane_export.h"
#include "widgets/lanes/lane_view.h"

namespace tocsin::widgets {

namespace {

QString translated(const char* text) {
    return QCoreApplication::translate("LaneActions", text);
}

LaneView* viewOf(QWidget* widget) {
    for (; widget; widget = widget->parentWidget())
        if (auto* view = qobject_cast<LaneView*>(widget)) return view;
    return nullptr;
}

/// The view that has, or last had, the focus. Lives as long as the actions that ask it.
class Current : public QObject {
public:
    explicit Current(QObject* parent) : QObject(parent) {
        connect(qApp, &QApplication::focusChanged, this, [this](QWidget*, QWidget* now) {
            if (LaneView* view = viewOf(now)) m_view = view;
        });
    }
    void offer(LaneView& view) {
        if (!m_view) m_view = &view;
    }
    [[nodiscard]] LaneView* view() const { return m_view; }

private:
    QPointer<LaneView> m_view;
};

constexpr const char* kCurrentName = "currentLaneView";

struct Command {
    const char *id, *text, *help, *menu;
    QList<QKeySequence> keys;
    void (*run)(LaneView&);
};

/// Shift+comma is "less than" on some keyboards and semicolon on others: both are given, the layout decides which one is sent.
QList<Command> commands() {
    const auto keys = [](std::initializer_list<const char*> texts) {
        QList<QKeySequence> sequences;
        for (const char* text : texts) sequences << QKeySequence(QLatin1String(text));
        return sequences;
    };
    return {
        {"lanes.zoomIn", QT_TRANSLATE_NOOP("LaneActions", "Zoom &in"), QT_TRANSLATE_NOOP("LaneActions", "Show less time, in more detail"),
         "view", keys({"Up"}), [](LaneView& view) { view.zoomBy(0.8); }},
        {"lanes.zoomOut", QT_TRANSLATE_NOOP("LaneActions", "Zoom &out"), QT_TRANSLATE_NOOP("LaneActions", "Show more time"), "view",
         keys({"Down"}), [](LaneView& view) { view.zoomBy(1.25); }},
        {"lanes.fitSelection", QT_TRANSLATE_NOOP("LaneActions", "&Fit selection"),
         QT_TRANSLATE_NOOP("LaneActions", "Fill the view with the selection or the active label"), "view", keys({"F"}),
         [](LaneView& view) { view.fitSelection(); }},
        {"lanes.showAll", QT_TRANSLATE_NOOP("LaneActions", "Show &everything"),
         QT_TRANSLATE_NOOP("LaneActions", "Show the whole recording"), "view", keys({"Shift+F"}), [](LaneView& view) { view.showAll(); }},
        {"lanes.previousView", QT_TRANSLATE_NOOP("LaneActions", "&Previous zoom"),
         QT_TRANSLATE_NOOP("LaneActions", "Go back to the stretch of time shown before"), "view", keys({"Backspace"}),
         [](LaneView& view) { view.previousView(); }},
        {"lanes.followValues", QT_TRANSLATE_NOOP("LaneActions", "Automatic &value axes"),
         QT_TRANSLATE_NOOP("LaneActions", "Let the value axes follow what is in view again"), "view", keys({"Shift+Backspace"}),
         [](LaneView& view) { view.followValues(); }},
        {"lanes.zoomValuesIn", QT_TRANSLATE_NOOP("LaneActions", "Zoom values in"),
         QT_TRANSLATE_NOOP("LaneActions", "Show a narrower range of values in the lane in focus"), "", keys({"Shift+Up"}),
         [](LaneView& view) { view.zoomValuesBy(0.8); }},
        {"lanes.zoomValuesOut", QT_TRANSLATE_NOOP("LaneActions", "Zoom values out"),
         QT_TRANSLATE_NOOP("LaneActions", "Show a wider range of values in the lane in focus"), "", keys({"Shift+Down"}),
         [](LaneView& view) { view.zoomValuesBy(1.25); }},
        {"lanes.panLeft", QT_TRANSLATE_NOOP("LaneActions", "Pan to earlier times"),
         QT_TRANSLATE_NOOP("LaneActions", "Move by a tenth of the view"), "", keys({"Left"}), [](LaneView& view) { view.panBy(-0.1); }},
        {"lanes.panRight", QT_TRANSLATE_NOOP("LaneActions", "Pan to later times"),
         QT_TRANSLATE_NOOP("LaneActions", "Move by a tenth of the view"), "", keys({"Right"}), [](LaneView& view) { view.panBy(0.1); }},
        {"lanes.pageLeft", QT_TRANSLATE_NOOP("LaneActions", "One view earlier"), QT_TRANSLATE_NOOP("LaneActions", "Move by a whole view"),
         "", keys({"Shift+Left"}), [](LaneView& view) { view.panBy(-1); }},
        {"lanes.pageRight", QT_TRANSLATE_NOOP("LaneActions", "One view later"), QT_TRANSLATE_NOOP("LaneActions", "Move by a whole view"),
         "", keys({"Shift+Right"}), [](LaneView& view) { view.panBy(1); }},
        {"lanes.previousBand", QT_TRANSLATE_NOOP("LaneActions", "To the mark before"),
         QT_TRANSLATE_NOOP("LaneActions", "Go to the label, event or alarm before the cursor"), "", keys({"Ctrl+Left"}),
         [](LaneView& view) { view.jumpToBand(-1); }},
        {"lanes.nextBand", QT_TRANSLATE_NOOP("LaneActions", "To the next mark"),
         QT_TRANSLATE_NOOP("LaneActions", "Go to the label, event or alarm after the cursor"), "", keys({"Ctrl+Right"}),
         [](LaneView& view) { view.jumpToBand(1); }},
        {"lanes.start", QT_TRANSLATE_NOOP("LaneActions", "To the start"),
         QT_TRANSLATE_NOOP("LaneActions", "Go to the start of the recording"), "", keys({"Home"}),
         [](LaneView& view) { view.goToStart(); }},
        {"lanes.end", QT_TRANSLATE_NOOP("LaneActions", "To the end"), QT_TRANSLATE_NOOP("LaneActions", "Go to the end of the recording"),
         "", keys({"End"}), [](LaneView& view) { view.goToEnd(); }},
        {"lanes.cursorBack", QT_TRANSLATE_NOOP("LaneActions", "Cursor one sample back"),
         QT_TRANSLATE_NOOP("LaneActions", "Move the cursor by one sample of the lane in focus"), "", keys({","}),
         [](LaneView& view) { view.stepCursor(-1); }},
        {"lanes.cursorForward", QT_TRANSLATE_NOOP("LaneActions", "Cursor one sample forward"),
         QT_TRANSLATE_NOOP("LaneActions", "Move the cursor by one sample of the lane in focus"), "", keys({"."}),
         [](LaneView& view) { view.stepCursor(1); }},
        {"lanes.cursorBackTen", QT_TRANSLATE_NOOP("LaneActions", "Cursor ten samples back"),
         QT_TRANSLATE_NOOP("LaneActions", "Move the cursor by ten samples of the lane in focus"), "", keys({"Shift+,", "<", "Shift+;"}),
         [](LaneView& view) { view.stepCursor(-10); }},
        {"lanes.cursorForwardTen", QT_TRANSLATE_NOOP("LaneActions", "Cursor ten samples forward"),
         QT_TRANSLATE_NOOP("LaneActions", "Move the cursor by ten samples of the lane in focus"), "", keys({"Shift+.", ">", "Shift+:"}),
         [](LaneView& view) { view.stepCursor(10); }},
        {"lanes.edgeBack", QT_TRANSLATE_NOOP("LaneActions", "Active edge one sample back"),
         QT_TRANSLATE_NOOP("LaneActions", "Move the active edge of the active label by one sample"), "", keys({"Alt+Left"}),
         [](LaneView& view) { view.moveActiveEdge(-1); }},
        {"lanes.edgeForward", QT_TRANSLATE_NOOP("LaneActions", "Active edge one sample forward"),
         QT_TRANSLATE_NOOP("LaneActions", "Move the active edge of the active label by one sample"), "", keys({"Alt+Right"}),
         [](LaneView& view) { view.moveActiveEdge(1); }},
        {"lanes.edgeBackTen", QT_TRANSLATE_NOOP("LaneActions", "Active edge ten samples back"),
         QT_TRANSLATE_NOOP("LaneActions", "Move the active edge of the active label by ten samples"), "", keys({"Alt+Shift+Left"}),
         [](LaneView& view) { view.moveActiveEdge(-10); }},
        {"lanes.edgeForwardTen", QT_TRANSLATE_NOOP("LaneActions", "Active edge ten samples forward"),
         QT_TRANSLATE_NOOP("LaneActions", "Move the active edge of the active label by ten samples"), "", keys({"Alt+Shift+Right"}),
         [](LaneView& view) { view.moveActiveEdge(10); }},
        {"lanes.focusUp", QT_TRANSLATE_NOOP("LaneActions", "Lane above"), QT_TRANSLATE_NOOP("LaneActions", "Put the lane above in focus"),
         "", keys({"Ctrl+Up"}), [](LaneView& view) { view.moveFocusLane(-1); }},
        {"lanes.focusDown", QT_TRANSLATE_NOOP("LaneActions", "Lane below"), QT_TRANSLATE_NOOP("LaneActions", "Put the lane below in focus"),
         "", keys({"Ctrl+Down"}), [](LaneView& view) { view.moveFocusLane(1); }},
        {"lanes.scrollUp", QT_TRANSLATE_NOOP("LaneActions", "Scroll the lanes up"),
         QT_TRANSLATE_NOOP("LaneActions", "Show the lanes above those in view"), "", keys({"PgUp"}),
         [](LaneView& view) { view.scrollLanes(-1); }},
        {"lanes.scrollDown", QT_TRANSLATE_NOOP("LaneActions", "Scroll the lanes down"),
         QT_TRANSLATE_NOOP("LaneActions", "Show the lanes below those in view"), "", keys({"PgDown"}),
         [](LaneView& view) { view.scrollLanes(1); }},
        {"lanes.copyPlot", QT_TRANSLATE_NOOP("LaneActions", "Copy p&lot"),
         QT_TRANSLATE_NOOP("LaneActions", "Copy the lanes as a picture (PNG and SVG)"), "edit", keys({"Ctrl+Shift+C"}),
         [](LaneView& view) { QGuiApplication::clipboard()->setMimeData(plotMimeData(view)); }},
        {"lanes.copyTable", QT_TRANSLATE_NOOP("LaneActions", "Copy &values"),
         QT_TRANSLATE_NOOP("LaneActions", "Copy what the lanes show as a table, tab-separated"), "edit", keys({"Ctrl+Alt+C"}),
         [](LaneView& view) { QGuiApplication::clipboard()->setMimeData(tableMimeData(view)); }},
        {"lanes.cancel", QT_TRANSLATE_NOOP("LaneActions", "Cancel gesture or selection"),
         QT_TRANSLATE_NOOP("LaneActions", "End the gesture under way; else drop the selection; else the cursors"), "", keys({"Esc"}),
         [](LaneView& view) { view.cancel(); }},
    };
}

} // namespace

void attachLaneActions(ActionRegistry& registry, LaneView& view) {
    auto* current = static_cast<Current*>(registry.findChild<QObject*>(QLatin1String(kCurrentName), Qt::FindDirectChildrenOnly));
    if (!current) {
        current = new Current(&registry);
        current->setObjectName(QLatin1String(kCurrentName));
        for (const Command& command : commands()) {
            ActionSpec spec;
            spec.id = QLatin1String(command.id);
            spec.text = translated(command.text);
            spec.menu = QLatin1String(command.menu);
            spec.keys = command.keys;
            spec.scope = ActionScope::Lanes;
            spec.help = translated(command.help);
            registry.add(spec, [current, run = command.run] {
                if (LaneView* target = current->view()) run(*target);
            });
        }
    }
    current->offer(view);
    registry.attach(view.keyTarget(), ActionScope::Lanes);
}

void attachLaneMenu(ActionRegistry& registry, LaneView& view, const QStringList& ids) {
    auto* menu = new QMenu(&view);
    menu->setObjectName(QStringLiteral("laneMenu"));
    menu->setToolTipsVisible(true);
    QObject::connect(&view, &LaneView::contextMenuRequested, menu,
                     [&registry, &view, menu, ids](const QPoint& at, TimeNs time, qint64 band) {
                         view.setCursorTime(time);
                         if (band > 0) Q_EMIT view.bandActivated(band);
                         menu->clear();
                         for (const QString& id : ids)
                             if (QAction* action = registry.action(id))
                                 menu->addAction(action);
                             else
                                 menu->addSeparator();
                         menu->popup(at);
                     });
}

} // namespace tocsin::widgets
