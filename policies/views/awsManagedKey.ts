import type { Reading } from "../reading/reading.ts";

/** Whether a key is one that AWS keeps for a service (`alias/aws/s3`, `aws/s3`), which nobody can restrict or disable. */
export function isAwsManagedKey(key: Reading): boolean {
    return /(^|:|alias\/)aws\//.test(key.string() ?? "");
}
