#pragma once

#include "app/shift/Places.h"

#include <QProcess>
#include <string>

namespace seenheard {

/// Whom a one-time code is for.
struct Officer {
    std::string name;
    std::string team;
    std::string district;
    std::string role;
};

/// The central server as a process of its own, with its embedded store. While it is not running there is no network.
class CentralServer {
public:
    explicit CentralServer(const Places& places);
    ~CentralServer();

    /// Makes the store, publishes the forms and loads the reference data.
    [[nodiscard]] Status prepare();
    /// Listens where it listened before; the first time at a port that the system chooses.
    [[nodiscard]] Status start();
    /// kill -9: nothing is finished, closed or flushed.
    void kill();
    /// An XLSForm workbook becomes a published form.
    [[nodiscard]] Status importForm(const std::filesystem::path& workbook) const;
    [[nodiscard]] Result<std::string> codeFor(const Officer& officer) const;
    [[nodiscard]] std::string url() const { return "https://127.0.0.1:" + port_; }

private:
    [[nodiscard]] Result<std::string> run(const QStringList& arguments) const;

    const Places& places_;
    std::filesystem::path home_;
    std::string port_ = "0";
    QProcess process_;
};

} // namespace seenheard
