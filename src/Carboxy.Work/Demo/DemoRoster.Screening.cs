using Carboxy.Screening;
using Carboxy.Work.Screening;
using static Carboxy.Patients.Sex;
using static Carboxy.Screening.Verdict;
using static Carboxy.Work.Demo.DemoAnswers;
using static Carboxy.Work.Demo.DemoTales;

namespace Carboxy.Work.Demo;

/// <summary>Those who have not begun a course.</summary>
sealed partial class DemoRoster
{
    static readonly IReadOnlyList<Modality> Both = [Modality.NonInvasive, Modality.Injection];
    static readonly IReadOnlyList<Modality> Mask = [Modality.NonInvasive];
    static readonly IReadOnlyList<Modality> Gas = [Modality.Injection];

    void Arrivals()
    {
        Ru("Соколова", "Анна", "Игоревна", Female, 34, New(1, 11));
        Ru("Кузнецов", "Павел", "Олегович", Male, 46, New(1, 16));
        En("Whitfield", "Eleanor", null, Female, 39, New(2, 12));
        Ru("Бекмурзаева-Константинопольская", "Александрина", "Владиславовна", Female, 52, New(3, 17));
        Ru("Ерёмина", "Ксения", "Андреевна", Female, 28, HalfDone(1, new("face", ["S0-17", "S0-21"], Both), 6));
        En("Okonkwo", "Adaeze", null, Female, 31, HalfDone(2, new("abdomen", ["S2-79"], Gas), 9));
        Ru("Щукин", "Лев", "Романович", Male, 55, HalfDone(3, new("lower_back", ["S2-38"], Gas), 4));
        En("Lindqvist", "Britta", null, Female, 44, Sent(1, new("neck", ["S0-18"], Mask)));
    }

    void Verdicts()
    {
        Ru("Виноградова", "Мария", "Сергеевна", Female, 37, Screened(2, new("face", ["S0-17", "S0-21"], Both), Cleared, Nothing));
        Ru("Чернышёв", "Глеб", "Антонович", Male, 41, Screened(4, new("scalp", ["S2-85"], Gas), Cleared, Nothing));
        En("Moreau", "Camille", null, Female, 29, Screened(5, new("periorbital", ["S2-70"], Both), Cleared, Nothing));
        Ru("Латыпова", "Гузель", "Ринатовна", Female, 50, Screened(6, new("face", ["S0-22"], Mask), Cleared, _ => [("couperose", "\"yes\"")]));
        En("Fitzwilliam-Montgomery", "Persephone", "Anastasia Wilhelmina", Female, 61, Screened(8, new("decollete", ["S0-20"], Mask), Cleared, Nothing));

        Ru("Журавлёва", "Инна", "Петровна", Female, 36, Screened(3, new("abdomen", ["S2-18"], Gas), PostponeUntil, today => [Procedure("liposuction", today.AddDays(-11)), ("surgeon_release", "\"no\"")]));
        Ru("Мельникова", "Татьяна", "Львовна", Female, 30, Screened(2, new("face", ["S0-19"], Mask), PostponeUntil, today => [Procedure("medium_peel", today.AddDays(-6))]));
        Ru("Гаврилова", "Ольга", "Юрьевна", Female, 52, Screened(4, new("thigh", ["S2-75"], Gas), PostponeUntil, today => [Medicine("B01AB05", today.AddDays(21))]));
        En("Haddad", "Layla", null, Female, 38, Screened(1, new("face", ["S0-23"], Mask), PostponeUntil, _ => [("infection_now", "\"common_cold\""), ("temp_c", "36.9")]));
        En("Bergström", "Nils", null, Male, 27, Screened(3, new("face", ["S0-44"], Mask), PostponeUntil, today => [Procedure("filler", today.AddDays(-5))]));

        Ru("Панфилова", "Дарья", "Ильинична", Female, 29, Screened(5, new("face", ["S0-19"], Mask), Excluded, _ => [("pregnant", "\"yes\""), ("weeks", "14")]));
        Ru("Суханов", "Виктор", "Геннадьевич", Male, 58, Screened(7, new("face", ["S0-18"], Both), Excluded, _ => [Disease("I20.9")]));
        Ru("Агафонова", "Нина", "Васильевна", Female, 67, Screened(9, new("face", ["S0-17"], Mask), Excluded, _ => [Disease("I48"), Medicine("B01AA03")]));
        En("Castellanos", "Inés", null, Female, 31, Screened(6, new("abdomen", ["S2-79"], Gas), Excluded, _ => [("lactating", "\"yes\"")]));
        Ru("Третьяков", "Семён", "Маркович", Male, 45, Screened(12, new("face", ["S0-25"], Mask), Excluded, _ => [Disease("B35.3")]));
    }

    void Decisions()
    {
        Ru("Козлова", "Людмила", "Фёдоровна", Female, 55, Screened(1, new("calf", ["S2-43"], Both), NeedsClinicianDecision, _ => [Disease("I83.9")]));
        Ru("Нестеренко", "Антон", "Богданович", Male, 40, Screened(2, new("face", ["S0-44"], Mask), NeedsClinicianDecision, _ => [Disease("D66")]));
        En("Papadopoulou", "Eleni", null, Female, 26, Screened(3, new("face", ["S2-113"], Mask), NeedsClinicianDecision, _ => [Disease("G40.9", "remission")]));
        Ru("Высокоблагословенская", "Екатерина-Магдалина", "Всеволодовна", Female, 48, Screened(4, new("face", ["S0-47"], Mask), NeedsClinicianDecision, _ => [("infection_now", "\"unknown\"")]));
        En("O’Sullivan", "Declan", null, Male, 63, Screened(6, new("calf", ["S2-43"], Mask), NeedsClinicianDecision, _ => [Disease("I83.9")]));

        Ru("Рябова", "Светлана", "Дмитриевна", Female, 57, Decided(8, new("calf", ["S2-43"], Mask), _ => [Disease("I83.9")], treat: true,
            "Осмотр и УЗИ вен: тромбов нет, поток сохранён. Без массажа голеней, маска 25 минут."));
        Ru("Ибрагимов", "Тимур", "Рашидович", Male, 42, Decided(15, new("face", ["S0-44"], Mask), _ => [Disease("D66")], treat: true,
            "Лёгкая форма, заключение гематолога получено. Только маска; без чистки, массаж мягкий."));
        Ru("Кравец", "Вероника", "Яковлевна", Female, 33, Decided(10, new("face", ["S2-113"], Mask), _ => [Disease("G40.9", "remission")], treat: false,
            "Последний приступ меньше года назад. Просим заключение невролога; до него процедуру не проводим."));
        En("Thornbury", "Margaret", null, Female, 66, Decided(20, new("calf", ["S2-43"], Mask), _ => [Disease("I83.9")], treat: false,
            "Swelling of one calf on examination. Referred for an ultrasound of the veins first; not treated."));
    }
}
