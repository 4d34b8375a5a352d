#pragma once

// Everything that tablet and server say to each other.
#include "sync/protocol/BoxRequest.h"
#include "sync/protocol/BoxResponse.h"
#include "sync/protocol/Enrolment.h"
#include "sync/protocol/EnrolmentCode.h"
#include "sync/protocol/EpochStatement.h"
#include "sync/protocol/ErrorAnswer.h"
#include "sync/protocol/ExchangeRequest.h"
#include "sync/protocol/ExchangeResponse.h"
#include "sync/protocol/PackedMessage.h"
