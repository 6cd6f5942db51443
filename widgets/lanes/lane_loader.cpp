// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/lanes/lane_loader.h"

namespace tocsin::widgets {

LaneLoader::LaneLoader(QObject* parent) : QObject(parent) {
    m_pool.setMaxThreadCount(1);
}

LaneLoader::~LaneLoader() {
    m_pool.waitForDone();
}

void LaneLoader::request(LaneRequest request) {
    m_next = std::move(request);
    if (!m_running) start();
}

void LaneLoader::forget() {
    ++m_generation;
    m_next.reset();
}

LaneReadings LaneLoader::read(const LaneRequest& request) {
    LaneReadings readings;
    readings.reserve(request.lanes.size());
    for (const auto& [lane, spec] : request.lanes) readings.emplace_back(lane, readLane(spec, request.range, request.columns));
    return readings;
}

void LaneLoader::start() {
    m_running = true;
    auto request = std::make_shared<LaneRequest>(std::move(*m_next));
    m_next.reset();
    const int generation = m_generation;
    m_pool.start([this, request, generation] {
        auto readings = std::make_shared<LaneReadings>(read(*request));
        // The destructor waits for this thread, so `this` is alive; an answer still in the queue then dies with the object.
        QMetaObject::invokeMethod(
            this,
            [this, readings, generation] {
                m_running = false;
                if (m_next) start();
                if (generation == m_generation) Q_EMIT ready(readings);
            },
            Qt::QueuedConnection);
    });
}

} // namespace tocsin::widgets
