#pragma once

#include "app/services/PinPolicy.h"
#include "app/services/Tablet.h"
#include "platform/crypto/KeyDerivation.h"
#include "platform/device/SecretChoice.h"
#include "sync/protocol/Enrolment.h"
#include "sync/protocol/EnrolmentCode.h"

namespace seenheard {

/// What a tablet brings to its first contact with a server.
struct FirstContact {
    std::string serverUrl;
    EnrolmentCode code;
    std::string tabletName;
    const SigningKey& signingKey; ///< Lives until the answer.
};

/// What it gets; whoever carries it has checked every certificate against the code.
struct FirstContactAnswer {
    Authority authority;
    Hash fingerprint; ///< Of the authority's document.
    EnrolmentResponse response;
    Bytes tlsKeyPem;
};

/// Carries a first contact to the server and back.
class EnrolmentRoad {
public:
    using Done = std::function<void(Result<FirstContactAnswer>)>;

    virtual ~EnrolmentRoad() = default;
    /// Calls `done` once, at once or later, on the same thread.
    virtual void enrol(const FirstContact& contact, Done done) = 0;
};

/// What a person gives to enrol a tablet.
struct EnrolmentWish {
    std::filesystem::path profile; ///< Not there yet, or empty.
    std::string serverUrl;
    std::string codeText;
    std::string pin;
    std::string tabletName;
    std::optional<SecretPlace> secretPlace = {}; ///< Nothing: the system's key store where there is one, else a file.
};

/// Makes a profile: keys, certificates, an empty store. What it finds it never touches; what it made it takes away
/// again where enrolling fails.
class EnrolmentService {
public:
    using Done = std::function<void(Result<Enrolment>)>;

    struct Surroundings {
        Clock& clock;
        Random& random;
        EnrolmentRoad& road;
        PinCost pinCost;
        DeviceSecret* keyStore = nullptr; ///< The system's; null where this machine has none.
    };

    explicit EnrolmentService(const Surroundings& surroundings);
    ~EnrolmentService();

    /// InvalidInput for a PIN, code or name that will not do; AlreadyExists for a folder that is in use.
    void enrol(const EnrolmentWish& wish, Done done);

private:
    struct Attempt;

    [[nodiscard]] Status begin(const EnrolmentWish& wish);
    [[nodiscard]] Result<Enrolment> finish(const FirstContactAnswer& answer);
    void undo();

    Surroundings around_;
    std::unique_ptr<Attempt> attempt_;
};

/// A cost of one guess of a PIN that takes this machine about a quarter of a second, and never less than the usual one.
[[nodiscard]] Result<PinCost> calibratedPinCost(const Clock& clock);

} // namespace seenheard
