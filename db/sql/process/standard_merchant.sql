-- One name for a merchant however the bank wrote it. Names with lower-case letters are taken as names and only trimmed;
-- all-capital statement texts lose the payment processor, store numbers, dates and legal forms, and are set in title case.
create or replace function ops.standard_merchant(raw text) returns text
language plpgsql stable strict parallel safe as $$
declare
  name text := btrim(regexp_replace(raw, '\s+', ' ', 'g'));
  known text;
begin
  name := regexp_replace(name, '^(paypal|sumup|sq|tst|iz|zettle|stripe|klarna|sp)\s?\*\s?', '', 'i');
  select a.name into known from core.merchant_alias a
    where upper(name) = a.starts or upper(name) ~ ('^' || regexp_replace(a.starts, '([.&+*?()\[\]])', '\\\1', 'g') || '([^A-Z]|$)')
    order by length(a.starts) desc limit 1;
  if known is not null then return known; end if;
  if name <> upper(name) or name = lower(name) then return name; end if;
  name := regexp_replace(name, '\*.*$', '');
  name := regexp_replace(name, '\s(SAGT DANKE|DANKT|VIELEN DANK)\M.*$', '');
  name := regexp_replace(name, '[\s,./#-]+[A-Z]{0,2}\d{2,}([\s./-]\S*)*$', '');
  name := regexp_replace(name, '[\s,]+(GMBH( & CO\.? KG)?|AG|KG|SE|INC|LLC|LTD|PLC|BV|SA|SRL|SAS)\.?$', '');
  name := btrim(name, ' ,.-/#');
  if name = '' then return btrim(raw); end if;
  return case when length(name) <= 4 then name else initcap(name) end;
end $$;
