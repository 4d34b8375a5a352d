#pragma once

#include "app/services/EnrolmentService.h"

namespace seenheard {

/// The road to the server over HTTPS, as composition roots hand it to a Tablet. Needs an event loop.
[[nodiscard]] Result<std::unique_ptr<Transport>> httpTransportTo(const ServerContact& contact);

/// The first contact over HTTPS. Needs an event loop.
class HttpEnrolmentRoad final : public EnrolmentRoad {
public:
    HttpEnrolmentRoad();
    ~HttpEnrolmentRoad() override;

    void enrol(const FirstContact& contact, Done done) override;

private:
    struct Client;

    std::unique_ptr<Client> client_;
};

} // namespace seenheard
