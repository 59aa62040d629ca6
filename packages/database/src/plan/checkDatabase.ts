import type { Check } from "@plinth/core/settings";
import { checkBlueGreen } from "./blueGreen.ts";
import { commonChecks, versionChecks } from "./checkCommon.ts";
import { checkInstanceClass } from "./engine.ts";
import { checkOwnPassword, checkReplicaPassword } from "./ownPassword.ts";
import { checkReplicas } from "./replicas.ts";
import { checkRestore } from "./restore.ts";
import type { DatabaseShape } from "./shape.ts";
import { checkStorage } from "./storage.ts";

/** Everything that can be wrong with a database's shape. */
export const databaseChecks: readonly Check<DatabaseShape>[] = [
    ...versionChecks,
    { reads: ["instanceClass"], check: checkInstanceClass },
    { reads: ["storage"], check: checkStorage },
    ...commonChecks,
    { reads: ["replicas"], check: checkReplicas },
    { reads: ["restore"], check: checkRestore },
    { reads: ["password", "passwordRotation"], check: checkOwnPassword },
    { reads: ["password", "replicas"], check: checkReplicaPassword },
    {
        reads: ["blueGreen", "password", "replicas", "engineVersion", "upgradeFrom", "parameters"],
        check: checkBlueGreen,
    },
];
