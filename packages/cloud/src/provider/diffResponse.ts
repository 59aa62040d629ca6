import proto from "@pulumi/pulumi/proto/provider_pb.js";
import { touchedBy } from "../kubernetes/replaced.ts";
import type { ChangeKind } from "./compare.ts";
import type { Difference } from "./lifecycle.ts";

const KIND = proto.PropertyDiff.Kind;
const KINDS: Record<ChangeKind, { inPlace: number; replacing: number }> = {
    add: { inPlace: KIND.ADD, replacing: KIND.ADD_REPLACE },
    delete: { inPlace: KIND.DELETE, replacing: KIND.DELETE_REPLACE },
    update: { inPlace: KIND.UPDATE, replacing: KIND.UPDATE_REPLACE },
};

/** What `Diff` found, as it travels. */
export function diffResponse({
    changes,
    replaces,
    deleteBeforeReplace = false,
}: Difference): InstanceType<typeof proto.DiffResponse> {
    const { DIFF_SOME, DIFF_NONE } = proto.DiffResponse.DiffChanges;
    const response = new proto.DiffResponse();
    response.setChanges(changes.size > 0 ? DIFF_SOME : DIFF_NONE);
    response.setReplacesList([...replaces]);
    response.setDeletebeforereplace(deleteBeforeReplace);
    response.setDiffsList([...new Set([...changes.keys()].map((path) => path.split(/[.[]/)[0] ?? path))]);
    response.setHasdetaileddiff(true);
    for (const [path, kind] of changes) {
        const replacing = touchedBy(replaces, [path]).length > 0;
        const detail = new proto.PropertyDiff();
        detail.setKind((replacing ? KINDS[kind].replacing : KINDS[kind].inPlace) as 0);
        detail.setInputdiff(true);
        response.getDetaileddiffMap().set(path, detail);
    }
    return response;
}
