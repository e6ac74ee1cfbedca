import type { Logger } from "pino";
import type { Day } from "../../program/calendar.ts";
import type { Currency } from "../../program/money.ts";
import type { Program } from "../../program/program.ts";
import type { Server } from "../context.ts";
import type { StageOutcome } from "../hubspot/pipelines.ts";
import { dayAt, programOf } from "../live-program.ts";
import { findInstall } from "../store/install.ts";

/** An account at work: what a job needs to know of it, on the day it runs. */
export interface Portal {
  readonly portalId: bigint;
  readonly program: Program;
  readonly today: Day;
  /** The account's own, for deals that name none. */
  readonly currency: Currency;
  readonly log: Logger;
}

/** As `Portal`, with what the account's deal stages mean. */
export interface PortalWithStages extends Portal {
  readonly stageOutcome: (pipeline: string, stage: string) => StageOutcome | null;
}

/** The account; null when it is not, or not now, to be worked for. */
export async function openPortal({ db, hubspot, log }: Server, portalId: bigint): Promise<Portal | null> {
  const install = await findInstall(db.prisma, portalId);
  if (install?.status !== "active") return null;
  const program = await programOf(db.prisma, install);
  return { portalId, program, today: dayAt(hubspot.clock.now(), program.timeZone), currency: install.currency, log: log.child({ portalId: String(portalId) }) };
}

/** Adds what stages mean; asks HubSpot when that is not known or not fresh. */
export const withStages = async ({ hubspot }: Server, portal: Portal): Promise<PortalWithStages> =>
  ({ ...portal, stageOutcome: await hubspot.pipelines.stagesOf(portal.portalId) });
