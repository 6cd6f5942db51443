// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QThreadPool>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "widgets/lanes/lane_reading.h"

namespace tocsin::widgets {

/// A view of some lanes to be read.
struct LaneRequest {
    std::vector<std::pair<int, LaneSpec>> lanes; ///< by number
    TimeRange range;
    int columns = 1;
};

using LaneReadings = std::vector<std::pair<int, LaneReading>>;

/// Reads lanes off the GUI thread, one request at a time: while one is read only the newest of the others is kept. GUI thread calls, GUI
/// thread answers.
class LaneLoader : public QObject {
    Q_OBJECT
public:
    explicit LaneLoader(QObject* parent = nullptr);
    ~LaneLoader() override;
    void request(LaneRequest request);
    /// Answers of everything asked so far are dropped.
    void forget();
    [[nodiscard]] bool busy() const { return m_running || m_next.has_value(); }
    /// Reads here and now.
    [[nodiscard]] static LaneReadings read(const LaneRequest& request);

Q_SIGNALS:
    void ready(std::shared_ptr<tocsin::widgets::LaneReadings> readings);

private:
    void start();
    QThreadPool m_pool;
    std::optional<LaneRequest> m_next;
    bool m_running = false;
    int m_generation = 0;
};

} // namespace tocsin::widgets
