// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QApplication>
#include <QElapsedTimer>
#include <QList>
#include <QString>

namespace tocsin::workbench {

/// An application that notices when one event keeps the GUI thread for more than kStallMs, and logs it (level warning) with the event and
/// its receiver. Events that ran a loop of their own (dialogs, drag and drop) do not count. Off: no cost but a branch an event.
class WatchedApplication : public QApplication {
    Q_OBJECT
public:
    static constexpr qint64 kStallMs = 50;
    struct Stall {
        qint64 milliseconds = 0;
        QString what; ///< "Paint of LaneView lanes"
    };

    WatchedApplication(int& argc, char** argv);
    /// Debug builds, and TOCSIN_WATCHDOG=1.
    [[nodiscard]] static bool wanted();
    void watch(bool on) { m_on = on; }
    [[nodiscard]] const QList<Stall>& stalls() const { return m_stalls; }
    bool notify(QObject* receiver, QEvent* event) override;

private:
    void stalled(qint64 milliseconds, const QString& what);
    bool m_on = false;
    int m_depth = 0;
    int m_loopLevel = 0;
    bool m_ranLoop = false;
    QElapsedTimer m_clock;
    QList<Stall> m_stalls;
};

} // namespace tocsin::workbench
