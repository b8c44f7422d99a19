using Carboxy.Patients;
using Carboxy.Quantities;
using Carboxy.Work.Audit;
using Carboxy.Work.Database;
using Carboxy.Work.Patients;

namespace Carboxy.Benchmarks.Patients;

/// <summary>Invented patients by the hundred thousand; the same seed gives the same crowd.</summary>
static class Crowd
{
    const int Seed = 20260310;
    const int AtOnce = 500;

    static readonly string[] Roots =
    [
        "Иван", "Петр", "Сидор", "Кузнец", "Смирн", "Попов", "Васил", "Соколо", "Михайл", "Новик", "Федор", "Морозо", "Волко", "Алексе", "Лебеде", "Семен", "Егор", "Павло", "Козло", "Степан",
        "Никола", "Орло", "Андре", "Макар", "Никит", "Захар", "Зайце", "Соловье", "Борис", "Яковле", "Григорье", "Роман", "Воробье", "Сергее", "Кузьм", "Фрол", "Александр", "Дмитрие", "Королё",
        "Гусе", "Киселё", "Ильин", "Максим", "Поляк", "Сорок", "Виноград", "Ковалё", "Бело", "Медведе", "Антон", "Тарас", "Жуко", "Баран", "Филиппо", "Комаро", "Давыдо", "Беляе", "Герасим", "Богдан",
        "Осипо", "Сидоре", "Матвее", "Тито", "Марко", "Мироно", "Крыло", "Кулико", "Карпо", "Власо", "Мельник", "Денисо", "Гаврило", "Тихоно", "Казако", "Афанасье", "Данило", "Савелье", "Тимофее", "Фомин",
        "Чернышё", "Абрамо", "Мартыно", "Ефимо", "Щербак", "Назаро", "Калинин", "Исае", "Чернов", "Быко", "Маслов", "Родион", "Коновал", "Лазаре", "Воронин", "Клим", "Филат", "Пономарё", "Голубе", "Кудряш",
    ];

    static readonly string[] Endings = ["ов", "ин", "ев", "енко", "ский", "ук", "ян", "ко"];

    static readonly string[] English = ["Smith", "Johnson", "Miller", "Cooper", "Brown", "Schmidt", "Müller", "Novák", "Kowalski", "Chambers", "Hill", "O'Brien", "Xavier", "Young", "Wright"];

    static readonly string[] Given =
    [
        "Анна", "Мария", "Елена", "Ольга", "Наталья", "Юлия", "Ирина", "Светлана", "Екатерина", "Татьяна", "Дарья", "Ксения", "Полина", "Вера", "Щука", "Людмила", "Жанна", "Цветана", "Алина", "Эмма",
        "Александр", "Сергей", "Дмитрий", "Андрей", "Алексей", "Иван", "Михаил", "Евгений", "Владимир", "Николай", "Юрий", "Константин", "Пётр", "Семён", "Фёдор", "Артём", "Илья", "Максим", "Кирилл", "Павел",
    ];

    static readonly string[] Fathers = ["Иванов", "Сергеев", "Александров", "Петров", "Николаев", "Алексеев", "Юрьев", "Михайлов"];

    public static IEnumerable<Patient> Invent(int count, DateTimeOffset now)
    {
        var random = new Random(Seed);
        // Few names are common and many are rare, as in any registry.
        T Pick<T>(IReadOnlyList<T> from) => from[(int)(from.Count * Math.Pow(random.NextDouble(), 1.7))];
        for (var i = 0; i < count; i++)
        {
            var english = random.Next(12) == 0;
            var given = Pick(Given);
            var woman = given[^1] is 'а' or 'я' && given != "Илья";
            var family = english ? Pick(English) : Pick(Roots) + Pick(Endings);
            yield return new()
            {
                Id = Id<Patient>.New(now.AddMilliseconds(i)),
                FamilyName = woman && family[^1] is 'в' or 'н' ? family + "а" : family,
                GivenName = given,
                MiddleName = english ? null : Pick(Fathers) + (woman ? "на" : "ич"),
                BirthDate = new DateOnly(1940, 1, 1).AddDays(random.Next(25_000)),
                Phone = "+79" + random.NextInt64(100_000_000, 1_000_000_000).ToString(System.Globalization.CultureInfo.InvariantCulture),
                Sex = woman ? Sex.Female : Sex.Male,
            };
        }
    }

    public static async Task FillAsync(ClinicStore store, Clinic clinic, int count, DateTimeOffset now)
    {
        foreach (var some in Invent(count, now).Chunk(AtOnce))
        {
            await using var db = store.Open(new(clinic.Id, new Actor.Program("bench")), TimeProvider.System);
            db.ChangeTracker.AutoDetectChangesEnabled = false;
            foreach (var patient in some)
            {
                var row = db.Patients.Add(patient);
                row.Property<int>(PatientMap.Version).CurrentValue = 1;
                row.Property<DateTimeOffset>(PatientMap.CreatedAt).CurrentValue = now;
                db.PatientSearchKeys.AddRange(NameKeys.Of(patient).Select(key => new PatientSearchKey { Key = key, PatientId = patient.Id }));
            }

            // One line for the chunk would not name each patient; the gate wants to hear of every one.
            foreach (var patient in some)
                db.Note(new(AuditKind.Create, "patient", patient.Id.Value, patient.Id, "bench"));
            await db.SaveChangesAsync();
        }
    }
}
