-- Payments and cancellations name a subscription, and first purchases a customer, inside the body: no column to fill in later,
-- since facts are never changed.
CREATE INDEX "fact_portal_id_subscription_idx" ON "fact"("portal_id", ("body"->>'subscription')) WHERE "body"->>'subscription' IS NOT NULL;
CREATE INDEX "fact_portal_id_customer_idx" ON "fact"("portal_id", ("body"->>'customer')) WHERE "body"->>'customer' IS NOT NULL;
