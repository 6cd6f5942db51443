// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/shell/watchdog.h"

#include <QMetaEnum>
#include <QThread>

#include "core/base/log.h"

namespace tocsin::workbench {

WatchedApplication::WatchedApplication(int& argc, char** argv) : QApplication(argc, argv), m_on(wanted()) {}

bool WatchedApplication::wanted() {
#ifdef NDEBUG
    return qEnvironmentVariableIntValue("TOCSIN_WATCHDOG") == 1;
#else
    return qEnvironmentVariable("TOCSIN_WATCHDOG") != QLatin1String("0");
#endif
}

bool WatchedApplication::notify(QObject* receiver, QEvent* event) {
    if (!m_on || QThread::currentThread() != thread()) return QApplication::notify(receiver, event);
    if (m_depth > 0 && QThread::currentThread()->loopLevel() > m_loopLevel) m_ranLoop = true;
    if (m_depth > 0) {
        ++m_depth;
        const bool handled = QApplication::notify(receiver, event);
        --m_depth;
        return handled;
    }
    // The receiver may be gone afterwards: its name is taken before.
    const QMetaObject* kind = receiver->metaObject();
    const QString name = receiver->objectName();
    const int type = event->type();
    m_depth = 1;
    m_ranLoop = false;
    m_loopLevel = QThread::currentThread()->loopLevel();
    m_clock.start();
    const bool handled = QApplication::notify(receiver, event);
    const qint64 took = m_clock.elapsed();
    m_depth = 0;
    if (took > kStallMs && !m_ranLoop) {
        const char* eventName = QMetaEnum::fromType<QEvent::Type>().valueToKey(type);
        stalled(took, QStringLiteral("%1 of %2 %3")
                          .arg(eventName ? QLatin1String(eventName) : QString::number(type), QLatin1String(kind->className()), name));
    }
    return handled;
}

void WatchedApplication::stalled(qint64 milliseconds, const QString& what) {
    m_stalls << Stall{milliseconds, what};
    logWarning(QStringLiteral("the window stood still for %1 ms: %2").arg(milliseconds).arg(what).toStdString());
}

} // namespace tocsin::workbench
