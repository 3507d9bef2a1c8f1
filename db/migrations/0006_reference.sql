-- Merchant category codes (ISO 18245) as the categories people think in, and names of well-known merchants.
insert into core.mcc_category (mcc, category)
select code, ranges.category
from (values
  (742, 742, 'pets'), (763, 780, 'home'), (1520, 1799, 'home'), (2741, 2842, 'services'),
  (3000, 3299, 'travel'), (3351, 3441, 'travel'), (3501, 3999, 'travel'),
  (4011, 4131, 'transport'), (4214, 4225, 'services'), (4411, 4411, 'travel'), (4457, 4468, 'leisure'), (4511, 4511, 'travel'),
  (4582, 4582, 'travel'), (4722, 4723, 'travel'), (4784, 4789, 'transport'), (4812, 4899, 'communication'), (4900, 4900, 'utilities'),
  (5013, 5047, 'shopping'), (5051, 5085, 'home'), (5094, 5111, 'shopping'), (5122, 5122, 'health'), (5131, 5139, 'clothing'),
  (5169, 5199, 'shopping'), (5200, 5271, 'home'), (5300, 5399, 'shopping'), (5411, 5499, 'groceries'), (5511, 5533, 'transport'),
  (5541, 5542, 'fuel'), (5551, 5599, 'transport'), (5611, 5699, 'clothing'), (5712, 5722, 'home'), (5732, 5735, 'electronics'),
  (5811, 5814, 'restaurants'), (5815, 5818, 'entertainment'), (5912, 5912, 'health'), (5921, 5921, 'groceries'), (5931, 5933, 'shopping'),
  (5935, 5940, 'shopping'), (5941, 5941, 'leisure'), (5942, 5943, 'shopping'), (5944, 5944, 'shopping'), (5945, 5949, 'leisure'),
  (5950, 5969, 'shopping'), (5970, 5974, 'leisure'), (5975, 5976, 'health'), (5977, 5977, 'personal_care'), (5978, 5994, 'shopping'),
  (5995, 5995, 'pets'), (5996, 5999, 'shopping'), (6010, 6011, 'cash'), (6012, 6012, 'finance'), (6050, 6051, 'finance'),
  (6211, 6211, 'savings'), (6300, 6399, 'insurance'), (6513, 6513, 'housing'), (6532, 6540, 'finance'), (7011, 7033, 'travel'),
  (7210, 7217, 'personal_care'), (7221, 7221, 'services'), (7230, 7230, 'personal_care'), (7251, 7296, 'services'),
  (7297, 7298, 'personal_care'), (7299, 7399, 'services'), (7512, 7519, 'travel'), (7523, 7549, 'transport'), (7622, 7699, 'home'),
  (7800, 7841, 'entertainment'), (7911, 7999, 'leisure'), (8011, 8099, 'health'), (8111, 8111, 'services'), (8211, 8299, 'education'),
  (8351, 8351, 'family'), (8398, 8398, 'donations'), (8641, 8699, 'leisure'), (8734, 8999, 'services'), (9211, 9311, 'taxes'),
  (9399, 9405, 'services')
) ranges (lowest, highest, category)
cross join lateral generate_series(ranges.lowest, ranges.highest) code;

insert into core.merchant_alias (starts, name) values
  ('AMZN', 'Amazon'), ('AMAZON', 'Amazon'), ('REWE', 'REWE'), ('EDEKA', 'EDEKA'), ('LIDL', 'Lidl'), ('ALDI', 'ALDI'), ('NETFLIX', 'Netflix'),
  ('SPOTIFY', 'Spotify'), ('DISNEY PLUS', 'Disney+'), ('DISNEYPLUS', 'Disney+'), ('APPLE.COM', 'Apple'), ('APPLE COM', 'Apple'),
  ('GOOGLE', 'Google'), ('MICROSOFT', 'Microsoft'), ('UBER EATS', 'Uber Eats'), ('UBER', 'Uber'), ('DB VERTRIEB', 'Deutsche Bahn'),
  ('DEUTSCHE BAHN', 'Deutsche Bahn'), ('SHELL', 'Shell'), ('ARAL', 'Aral'), ('IKEA', 'IKEA'), ('DM DROGERIE', 'dm'), ('DM-DROGERIE', 'dm'),
  ('ROSSMANN', 'Rossmann'), ('TESCO', 'Tesco'), ('SAINSBURY', 'Sainsbury''s'), ('STARBUCKS', 'Starbucks'), ('MCDONALD', 'McDonald''s'),
  ('LIEFERANDO', 'Lieferando'), ('ZALANDO', 'Zalando'), ('H&M', 'H&M'), ('HM SE', 'H&M'), ('AIRBNB', 'Airbnb'), ('BOOKING.COM', 'Booking.com'),
  ('RYANAIR', 'Ryanair'), ('LUFTHANSA', 'Lufthansa'), ('TELEKOM', 'Telekom'), ('VODAFONE', 'Vodafone'), ('WALMART', 'Walmart'), ('TARGET ', 'Target');
