// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace tocsin::widgets {

class ActionRegistry;
class LaneView;

/// Gives a view its keys: attaches it under ActionScope::Lanes and, at the first call, registers what all lane views share:
/// "lanes.panLeft", "lanes.zoomIn", "lanes.fitSelection" ... They act on the view that has, or last had, the focus. What is about labels
/// (digits, Enter, Tab, I, O, M ...) the Label page registers itself, under ActionScope::Labels.
void attachLaneActions(ActionRegistry& registry, LaneView& view);
/// The menu of the right button and the menu key: these actions, an empty id is a line. The cursor goes to where it was asked for first.
void attachLaneMenu(ActionRegistry& registry, LaneView& view, const QStringList& ids);

} // namespace tocsin::widgets
