#include "sync/server/admin/TerminalQr.h"

#include <qrencode.h>

#include <memory>

namespace seenheard {

namespace {

/// What the standard asks for around the modules.
constexpr int quiet = 4;

struct Freeing {
    void operator()(QRcode* code) const { QRcode_free(code); }
};

bool isDark(const QRcode& code, int row, int column) {
    const bool inside = row >= 0 && row < code.width && column >= 0 && column < code.width;
    return inside && (code.data[row * code.width + column] & 1U) != 0;
}

} // namespace

Result<std::string> terminalQr(std::string_view text) {
    const std::unique_ptr<QRcode, Freeing> code(
        QRcode_encodeString(std::string(text).c_str(), 0, QR_ECLEVEL_M, QR_MODE_8, 1));
    if (!code)
        return fail(ErrorCode::TooLarge, "This text does not fit into a QR code. Type it instead.");
    std::string drawn;
    for (int row = -quiet; row < code->width + quiet; row += 2) {
        for (int column = -quiet; column < code->width + quiet; ++column) {
            const bool upper = isDark(*code, row, column);
            const bool lower = row + 1 < code->width + quiet && isDark(*code, row + 1, column);
            // Light is drawn and dark left out, because a terminal is dark.
            drawn += upper ? (lower ? " " : "▄") : (lower ? "▀" : "█");
        }
        drawn += '\n';
    }
    return drawn;
}

} // namespace seenheard
