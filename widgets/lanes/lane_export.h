// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QImage>

class QMimeData;
class QPainter;
class QRectF;

namespace tocsin::widgets {

class LaneView;

/// The view as it stands, in its own colours. scale: pixels for each of the screen's.
[[nodiscard]] QImage plotImage(LaneView& view, double scale);
/// As lines and text, for documents.
[[nodiscard]] QByteArray plotSvg(LaneView& view);
/// Fills `target` with the view in the light look on white, whatever the screen shows; proportions are kept.
void printPlot(LaneView& view, QPainter& painter, const QRectF& target);
/// PNG and SVG at once: the program that pastes takes what it likes.
[[nodiscard]] QMimeData* plotMimeData(LaneView& view);
/// The table of what is shown (LaneTableModel) as tab-separated text.
[[nodiscard]] QMimeData* tableMimeData(const LaneView& view);

} // namespace tocsin::widgets
