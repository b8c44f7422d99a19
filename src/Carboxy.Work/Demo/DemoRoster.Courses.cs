using static Carboxy.Patients.Sex;
using static Carboxy.Work.Demo.DemoAnswers;

using Carboxy.Work.Adverse;

namespace Carboxy.Work.Demo;

/// <summary>Those who have planned, begun or finished a course.</summary>
sealed partial class DemoRoster
{
    static DemoTale Course(DemoCourse course) => DemoCourseTale.Of(course);

    static DemoCourse MaskOn(string zone, string goal, int sessions, int held, int lastDaysAgo) =>
        new(Modality.NonInvasive, zone, goal, "gel_mask_course", sessions) { Held = held, LastDaysAgo = lastDaysAgo };

    static DemoCourse GasIn(string zone, string goal, string protocol, int sessions, int held, int lastDaysAgo, Side side = Side.None) =>
        new(Modality.Injection, zone, goal, protocol, sessions) { Held = held, LastDaysAgo = lastDaysAgo, Gap = 4, Side = side };

    void Planned()
    {
        Ru("Орлова", "Елизавета", "Павловна", Female, 43, Course(MaskOn("face", "S0-17", 6, 0, 1)));
        En("Nakamura", "Aiko", null, Female, 35, Course(MaskOn("neck", "S0-18", 5, 0, 2)));
        Ru("Фомин", "Игорь", "Степанович", Male, 51, Course(GasIn("lower_back", "S2-38", "injection_spine", 6, 0, 1)));
        Ru("Абдулова", "Эльмира", "Хасановна", Female, 39, Course(GasIn("thigh", "S2-75", "injection_cellulite_fat", 8, 0, 2, Side.Both) with { Consented = false }));
    }

    void OnTheirWay()
    {
        Ru("Белова", "Ирина", "Николаевна", Female, 45, Course(MaskOn("face", "S0-21", 6, 2, 7) with { Note = DemoNote.Waiting }));
        Ru("Дорофеева", "Полина", "Максимовна", Female, 32, Course(MaskOn("cheeks", "S0-44", 5, 3, 4) with { Side = Side.Both, Departs = true, Note = DemoNote.Waiting, Reaction = new(3, "redness", 1, "Наблюдение, прохладная салфетка."), Says = new(false, [], "Вечером кожа за ухом стала как пергамент и тянет, раньше такого не было.") }));
        En("Hargreaves", "Josephine", null, Female, 54, Course(MaskOn("decollete", "S0-45", 7, 1, 7)));
        Ru("Зуева", "Алина", "Руслановна", Female, 27, Course(GasIn("periorbital", "S2-70", "injection_periorbital", 4, 2, 4, Side.Both) with { Departs = true, Note = DemoNote.Waiting, Says = new(false, [new("swelling", 2, Lasting.Longer), new("bruise", 1, Lasting.Still)]) }));
        Ru("Комаров", "Денис", "Аркадьевич", Male, 38, Course(GasIn("scalp", "S2-85", "injection_hair", 6, 1, 3) with { Gap = 14, Says = new(false, [new("spreading", 3, Lasting.Still), new("pain", 2, Lasting.Still)], "Краснота вдвое больше, чем утром, и горячая.") }));
        En("Silva", "Beatriz", null, Female, 36, Course(GasIn("abdomen", "S2-79", "injection_stretch_marks", 5, 1, 8, Side.Both) with { After = DemoAfter.Running }));
        Ru("Ларина", "Вера", "Эдуардовна", Female, 49, Course(MaskOn("face", "S0-23", 5, 1, 8) with { After = DemoAfter.Running }));
    }

    void Waiting()
    {
        Ru("Макарова", "Юлия", "Олеговна", Female, 41, Course(MaskOn("face", "S0-19", 6, 2, 18)));
        Ru("Никитина", "Жанна", "Борисовна", Female, 58, Course(MaskOn("neck", "S0-18", 5, 1, 23)));
        En("Kowalczyk", "Zofia", null, Female, 47, Course(GasIn("abdomen", "S2-18", "injection_cellulite_fat", 5, 1, 16, Side.Both) with { After = DemoAfter.Stopped }));
        Ru("Осипова", "Раиса", "Захаровна", Female, 64, Course(MaskOn("face", "S0-17", 6, 2, 33) with { Note = DemoNote.Call }));
        En("Delacroix-Beauregard", "Maximilienne", "Geneviève", Female, 56, Course(MaskOn("face", "S0-47", 5, 1, 41)));
        Ru("Романова", "Ангелина", "Викторовна", Female, 40, Course(MaskOn("face", "S0-45", 7, 4, 6) with { Reviewed = false, Note = DemoNote.Returned }));
        Ru("Тихонов", "Артур", "Константинович", Male, 53, Course(GasIn("shoulder", "S2-41", "injection_joints", 6, 4, 3, Side.Right) with { Reviewed = false, Note = DemoNote.Begun }));
        Ru("Уварова", "Нелли", "Тимофеевна", Female, 51, Course(MaskOn("face", "S0-17", 7, 8, 5) with { ExtendedTo = 9, Response = 0.7, Note = DemoNote.Amended }));
        Ru("Филатова", "Кира", "Денисовна", Female, 33, Course(MaskOn("face", "S0-25", 5, 2, 1) with { After = DemoAfter.Unsigned, Note = DemoNote.Begun }));
        Ru("Хасанова", "Лилия", "Маратовна", Female, 44, Course(MaskOn("face", "S0-50", 6, 2, 12) with { After = DemoAfter.Withdrawn }));
        En("Ramaswamy", "Priya", null, Female, 30, Course(MaskOn("face", "S0-21", 5, 2, 5) with
        {
            Note = DemoNote.Reaction,
            Reaction = new(2, "contact_dermatitis", 3, "Маска снята, средство смыто, осмотрена врачом; наблюдение, звонок на следующий день."),
        }));
    }

    void Finished()
    {
        Ru("Цветкова", "Галина", "Аркадьевна", Female, 48, Course(MaskOn("face", "S0-21", 4, 4, 98) with { Response = 0.8, Note = DemoNote.Summary }));
        En("Abernathy", "Rosalind", null, Female, 59, Course(MaskOn("face", "S0-47", 4, 4, 45) with { Response = 0.3 }));
        Ru("Шестаков", "Роман", "Ильич", Male, 47, Course(GasIn("lower_back", "S2-38", "injection_spine", 4, 4, 192) with { Response = 0.9 }));
        Ru("Юдина", "Валентина", "Семёновна", Female, 56, Course(MaskOn("face", "S0-22", 4, 4, 110) with { Said = _ => [("couperose", "\"yes\"")], Response = 0.5 }));
        Ru("Яковлева", "Софья", "Григорьевна", Female, 42, Course(MaskOn("face", "S0-21", 6, 6, 376) with { Response = 0.9 }));
        En("Ferreira", "Lucía", null, Female, 37, Course(GasIn("abdomen", "S2-18", "injection_cellulite_fat", 4, 4, 380, Side.Both) with { Gap = 7, Response = 0.6 }));
        Ru("Александрова-Преображенская", "Маргарита", "Станиславовна", Female, 45, Course(new DemoCourse(Modality.NonInvasive, "face", "S0-50", "gel_mask_express", 1) { Held = 1, LastDaysAgo = 20 }));
    }
}
