import type { Reading } from "../reading/reading.ts";
import type { ResourceView } from "../resource/resourceView.ts";

/** The encryption rules a bucket or its separate configuration declares, under any of their names. */
function encryptionRules(resource: ResourceView): Reading[] {
    const inline = ["serverSideEncryptionConfiguration", "serverSideEncryptionConfigurations"].flatMap((property) =>
        resource.get(property).items(),
    );
    return [
        ...inline.flatMap((configuration) =>
            ["rule", "rules"].flatMap((property) => configuration.child(property).items()),
        ),
        ...resource.get("rules").items(),
    ];
}

/** The algorithm of each encryption rule of a bucket or its separate configuration. A rule may name none. */
export function encryptionAlgorithms(resource: ResourceView): Reading[] {
    return encryptionRules(resource).map((rule) => {
        const defaults = rule.child("applyServerSideEncryptionByDefault");
        const old = rule.child("applyServerSideEncryptionByDefaults");
        return (defaults.isAbsent && !old.isAbsent ? old : defaults).child("sseAlgorithm");
    });
}
