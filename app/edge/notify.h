// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <string>
#include <string_view>

namespace tocsin::app {

/// Words to the service manager over $NOTIFY_SOCKET (sd_notify protocol); silent where there is none. One thread.
class ServiceNotifier {
public:
    ServiceNotifier();
    void ready();
    void stopping();
    /// Call while work goes on: kicks the watchdog three times in its period at most.
    void alive();

private:
    void send(std::string_view words) const;
    std::string m_socket;
    std::chrono::steady_clock::duration m_period{0}; // between kicks; 0: no watchdog
    std::chrono::steady_clock::time_point m_last;
};

} // namespace tocsin::app
