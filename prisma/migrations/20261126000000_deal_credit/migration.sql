-- CreateTable
CREATE TABLE "deal_credit" (
    "portal_id" BIGINT NOT NULL,
    "lead" TEXT NOT NULL,
    "deal" TEXT NOT NULL,

    CONSTRAINT "deal_credit_pkey" PRIMARY KEY ("portal_id","lead","deal")
);

-- CreateIndex
CREATE INDEX "deal_credit_portal_id_deal_idx" ON "deal_credit"("portal_id", "deal");
