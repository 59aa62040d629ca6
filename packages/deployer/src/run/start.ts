import { noteOf } from "../rollback/request.ts";
import type { Context } from "./context.ts";
import type { DeliveryLayer } from "./request.ts";

/** Writes down that a run begins, of what, and by whom. @param engine its version. */
export function noteStart(
    { request, around, note }: Context,
    waves: readonly (readonly DeliveryLayer[])[],
    engine: string,
): void {
    note({
        event: "start",
        layout: request.layout,
        layers: request.asked,
        waves: waves.map((wave) => wave.map(({ name }) => name)),
        engine,
        user: around.user,
        host: around.host,
        ...(request.commit === undefined ? {} : { commit: request.commit }),
        ...(request.uncommitted === undefined ? {} : { uncommitted: request.uncommitted }),
        ...(request.commitTime === undefined ? {} : { commitTime: request.commitTime }),
        ...(request.commitSubject === undefined ? {} : { commitSubject: request.commitSubject }),
        ...(request.message === undefined ? {} : { message: request.message }),
        ...(request.approved === undefined ? {} : { planOf: request.approved.correlationId }),
        ...(request.rollback === undefined ? {} : { rollback: noteOf(request.rollback) }),
        ...(request.rollback?.of === undefined ? {} : { rollbackOf: request.rollback.of }),
    });
}
