#pragma once

#include "app/services/KeyService.h"

namespace seenheard {

/// What opens a tablet of the tests: a PIN in memory, a key store as the test says.
class KeyServiceFake final : public KeyService {
public:
    explicit KeyServiceFake(std::string pin) : pin_(std::move(pin)) {}

    PinRules rules;
    SecretStanding standing{SecretPlace::File, "Kept in a file that only this account can read.", false};
    /// In place of the next answer.
    std::optional<Error> refuses;

    [[nodiscard]] const std::string& pin() const { return pin_; }

    [[nodiscard]] PinRules pinRules() override { return rules; }
    [[nodiscard]] Status tryPin(std::string_view pin) override {
        if (const auto refused = std::exchange(refuses, std::nullopt))
            return *refused;
        return pin == pin_ ? success()
                           : Status(fail(ErrorCode::WrongPin, "That is not the PIN of this tablet. Try again."));
    }
    [[nodiscard]] Status changePin(std::string_view pin, std::string_view newPin) override {
        if (auto tried = tryPin(pin); !tried)
            return tried;
        pin_ = newPin;
        return success();
    }
    [[nodiscard]] Status keepSecretIn(SecretPlace place, std::string_view pin) override {
        if (auto tried = tryPin(pin); !tried)
            return tried;
        standing.place = place;
        standing.protection = place == SecretPlace::KeyStore ? "Kept in the computer's key ring."
                                                             : "Kept in a file that only this account can read.";
        return success();
    }
    [[nodiscard]] SecretStanding secret() override { return standing; }

private:
    std::string pin_;
};

} // namespace seenheard
