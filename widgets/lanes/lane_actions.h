// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace tocsin::widgets {

class ActionRegistry;
class LaneView;

/// Gives a view its keys: attaches it under ActionScope::Lanes and, at the first call, registers what all lane views share:
/// "lanes.panLeft", "lanes.zoomIn", "lanes.fitSelection" ... They act on the view that has, or last had, the focus. What is about labels
/// (digits, Enter, Tab, I, O, M ...) the page registers itself in the same scope.
void attachLaneActions(ActionRegistry& registry, LaneView& view);

} // namespace tocsin::widgets
