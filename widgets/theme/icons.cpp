// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/theme/icons.h"

#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QPixmap>
#include <QSvgRenderer>

#include "widgets/theme/theme.h"

// Outside of any namespace, as Qt asks for resources of static libraries.
static void initIcons() {
    Q_INIT_RESOURCE(icons);
}

namespace tocsin::widgets {

namespace {

class StrokeIcon : public QIconEngine {
public:
    StrokeIcon(QByteArray drawing, const QColor& text, const QColor& on, const QColor& disabled)
        : m_drawing(std::move(drawing)), m_text(text), m_on(on), m_disabled(disabled) {}

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state) override {
        const QColor color = mode == QIcon::Disabled ? m_disabled : state == QIcon::On ? m_on : m_text;
        QSvgRenderer renderer(QByteArray(m_drawing).replace("#000", color.name().toLatin1()));
        renderer.render(painter, rect);
    }
    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override {
        QPixmap picture(size);
        picture.fill(Qt::transparent);
        QPainter painter(&picture);
        paint(&painter, QRect(QPoint(), size), mode, state);
        return picture;
    }
    [[nodiscard]] QIconEngine* clone() const override { return new StrokeIcon(*this); }

private:
    QByteArray m_drawing;
    QColor m_text, m_on, m_disabled;
};

} // namespace

QIcon themedIcon(const QString& name, const Theme& theme) {
    initIcons();
    QFile file(QStringLiteral(":/icons/%1.svg").arg(name));
    if (name.isEmpty() || !file.open(QIODevice::ReadOnly)) return {};
    return QIcon(new StrokeIcon(file.readAll(), theme.text, theme.accent, theme.mutedText));
}

} // namespace tocsin::widgets
