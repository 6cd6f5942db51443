// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace tocsin::widgets {

/// Makes Qt answer for a LaneCanvas with one child for each lane ("vibration [mm/s], cursor 3.1 mm/s") and one for each band with a text
/// ("bearing wear, 2024-03-04 11:20:00 UTC to 2024-03-04 11:43:00 UTC, rater Ana"), in that order. Bands with an id can be pressed: they
/// become the active one. Once a program; further calls do nothing.
void installLaneAccessibility();

} // namespace tocsin::widgets
