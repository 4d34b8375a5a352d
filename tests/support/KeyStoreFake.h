#pragma once

#include "platform/device/DeviceSecret.h"

#include <map>
#include <string>

namespace seenheard {

/// A system's key store in memory, which can be locked, gone, or another one than before.
class KeyStoreFake final : public DeviceSecret {
public:
    std::map<std::string, Bytes, std::less<>> kept;
    /// What it answers with in place of doing it.
    std::optional<ErrorCode> refuses;

    Result<SecretBytes> read(std::string_view name) override {
        if (refuses)
            return refusal();
        const auto found = kept.find(name);
        if (found == kept.end())
            return fail(ErrorCode::NotFound, "nothing under that name");
        return SecretBytes(found->second);
    }
    Status write(std::string_view name, BytesView secret) override {
        if (refuses)
            return refusal();
        return kept.emplace(name, copyOf(secret)).second ? success() : Status(fail(ErrorCode::AlreadyExists, "there"));
    }
    Status erase(std::string_view name) override {
        if (refuses)
            return refusal();
        kept.erase(std::string(name));
        return success();
    }
    [[nodiscard]] bool answers() override { return refuses != ErrorCode::Unsupported; }
    [[nodiscard]] std::string_view protection() const override { return "kept by the fake key store"; }

private:
    [[nodiscard]] Error refusal() const { return fail(*refuses, "the key store does not open"); }
};

} // namespace seenheard
