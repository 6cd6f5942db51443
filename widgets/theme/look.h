// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProxyStyle>

namespace tocsin::widgets {

/// Fusion, with boxes and rings to tick drawn so that they are seen in both looks: Fusion darkens the window for their outline, which is
/// invisible on a dark one.
class Look : public QProxyStyle {
    Q_OBJECT
public:
    Look();
    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter, const QWidget* widget) const override;
};

} // namespace tocsin::widgets
