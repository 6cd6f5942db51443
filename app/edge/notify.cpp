// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/edge/notify.h"

#include <charconv>
#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace tocsin::app {

ServiceNotifier::ServiceNotifier() {
    if (const char* path = std::getenv("NOTIFY_SOCKET")) m_socket = path;
    const char* text = std::getenv("WATCHDOG_USEC");
    long long microseconds = 0;
    if (text && std::from_chars(text, text + std::strlen(text), microseconds).ec == std::errc() && microseconds > 0)
        m_period = std::chrono::microseconds(microseconds / 3);
}

void ServiceNotifier::send(std::string_view words) const {
    sockaddr_un address{};
    if (m_socket.empty() || m_socket.size() >= sizeof address.sun_path) return;
    address.sun_family = AF_UNIX;
    std::memcpy(address.sun_path, m_socket.data(), m_socket.size());
    if (address.sun_path[0] == '@') address.sun_path[0] = '\0'; // abstract name
    const int handle = ::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    if (handle < 0) return;
    const auto length = static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + m_socket.size());
    // Nothing to do about a manager that does not listen.
    (void)!::sendto(handle, words.data(), words.size(), MSG_NOSIGNAL, reinterpret_cast<const sockaddr*>(&address), length);
    ::close(handle);
}

void ServiceNotifier::ready() {
    send("READY=1");
}

void ServiceNotifier::stopping() {
    send("STOPPING=1");
}

void ServiceNotifier::alive() {
    if (m_period.count() == 0) return;
    const auto now = std::chrono::steady_clock::now();
    if (now - m_last < m_period) return;
    m_last = now;
    send("WATCHDOG=1");
}

} // namespace tocsin::app
