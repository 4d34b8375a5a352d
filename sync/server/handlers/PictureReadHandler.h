#pragma once

#include "sync/server/access/FollowedScopes.h"
#include "sync/server/access/RequestAccess.h"
#include "sync/server/audit/AuditBook.h"
#include "sync/server/store/LogStore.h"
#include "sync/server/store/PictureStore.h"
#include "sync/server/store/ServerIdentity.h"

namespace seenheard {

/// POST /v1/picture/read: hands sealed octets of a picture to whoever may read the record that names it.
class PictureReadHandler {
public:
    PictureReadHandler(const ServerIdentity& identity, SignerDirectory& signers, const FollowedScopes& scopes,
        LogStore& log, PictureStore& pictures, AuditBook& audit, const Clock& clock);

    [[nodiscard]] Response handle(const Request& request);

private:
    [[nodiscard]] Status mayRead(const SignerCertificate& signer, const RecordId& record);

    RequestAccess access_;
    FollowedScopes scopes_;
    LogStore& log_;
    PictureStore& pictures_;
    AuditBook& audit_;
};

} // namespace seenheard
