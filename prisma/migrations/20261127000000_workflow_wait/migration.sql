-- CreateTable
CREATE TABLE "workflow_wait" (
    "portal_id" BIGINT NOT NULL,
    "callback_id" TEXT NOT NULL,
    "lead_id" TEXT NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "workflow_wait_pkey" PRIMARY KEY ("portal_id","callback_id")
);

-- CreateIndex
CREATE INDEX "workflow_wait_portal_id_ended_at_idx" ON "workflow_wait"("portal_id", "ended_at");
