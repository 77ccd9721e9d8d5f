-- The reward desk. Six hands in every round: whoever signed an award with one hand signs it with no other and does not
-- pay it at the counter, whatever the program does. The steps remember the rounds that the award's own columns forget.
CREATE FUNCTION reward_hand_of(transition text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE
    WHEN transition IN ('R02', 'R04') THEN 'clerk'
    WHEN transition = 'R05' THEN 'reviewer'
    WHEN transition = 'R07' THEN 'approver'
    WHEN transition = 'R10' THEN 'finance'
    WHEN transition = 'R15' THEN 'maker'
    WHEN transition IN ('R17', 'R18', 'R35') THEN 'checker'
    WHEN transition = 'R16' THEN 'counter'
  END
$$;
--> statement-breakpoint
CREATE FUNCTION refuse_second_hand() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE hand text := reward_hand_of(NEW.transition);
BEGIN
  IF hand IS NULL THEN
    RETURN NEW;
  END IF;
  IF NEW.staff_id = NEW.second_staff_id THEN
    RAISE EXCEPTION 'one person is two hands of award %', NEW.reward_id USING ERRCODE = 'check_violation';
  END IF;
  -- Two who sign at once take turns; the portal holds this lock already.
  PERFORM 1 FROM rewards WHERE id = NEW.reward_id FOR UPDATE;
  IF EXISTS (
    SELECT 1 FROM reward_steps AS step
    WHERE step.reward_id = NEW.reward_id AND reward_hand_of(step.transition) <> hand
      AND (step.staff_id IN (NEW.staff_id, NEW.second_staff_id)
        OR step.second_staff_id IN (NEW.staff_id, NEW.second_staff_id))
  ) OR EXISTS (
    SELECT 1 FROM rewards AS award, LATERAL (VALUES
      ('clerk', award.clerk_id), ('reviewer', award.reviewer_id), ('approver', award.approver_id),
      ('finance', award.finance_id), ('maker', award.maker_id), ('checker', award.checker_id)
    ) AS signed (name, person)
    WHERE award.id = NEW.reward_id AND signed.name <> hand AND signed.person IN (NEW.staff_id, NEW.second_staff_id)
  ) THEN
    RAISE EXCEPTION 'one person is two hands of award %', NEW.reward_id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER six_hands BEFORE INSERT ON reward_steps FOR EACH ROW EXECUTE FUNCTION refuse_second_hand();
--> statement-breakpoint
CREATE FUNCTION refuse_former_hand() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT 1 FROM reward_steps AS step, LATERAL (VALUES
      ('clerk', NEW.clerk_id), ('reviewer', NEW.reviewer_id), ('approver', NEW.approver_id),
      ('finance', NEW.finance_id), ('maker', NEW.maker_id), ('checker', NEW.checker_id)
    ) AS signed (name, person)
    WHERE step.reward_id = NEW.id AND reward_hand_of(step.transition) <> signed.name
      AND signed.person IN (step.staff_id, step.second_staff_id)
  ) THEN
    RAISE EXCEPTION 'one person is two hands of award %', NEW.id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER six_hands BEFORE INSERT OR UPDATE OF clerk_id, reviewer_id, approver_id, finance_id, maker_id, checker_id
  ON rewards FOR EACH ROW EXECUTE FUNCTION refuse_former_hand();
--> statement-breakpoint
-- What a clerk answered about an exclusion stays; what a second person answered or confirmed is not answered again.
CREATE TRIGGER append_only_rows BEFORE UPDATE OR DELETE ON reward_exclusions FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER append_only_table BEFORE TRUNCATE ON reward_exclusions FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER answered_once BEFORE UPDATE ON identity_checks FOR EACH ROW
  WHEN (OLD.answered_at IS NOT NULL) EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER confirmed_once BEFORE UPDATE ON later_reports FOR EACH ROW
  WHEN (OLD.confirmed_at IS NOT NULL) EXECUTE FUNCTION refuse_change();
