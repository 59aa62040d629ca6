import type { RefusalRule } from "./refusal.ts";
import { belowLeast } from "./wording.ts";

/** A lock has at least three days in which it can be lifted (internal/service/backup/vault_lock_configuration.go: the schema). */
const vaultLock: RefusalRule = (inputs) => belowLeast(inputs, "changeableForDays", 3);

export const backupRefusals: Readonly<Record<string, RefusalRule>> = {
    "aws:backup/vaultLockConfiguration:VaultLockConfiguration": vaultLock,
};
