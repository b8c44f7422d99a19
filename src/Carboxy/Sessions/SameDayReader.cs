using Carboxy.Knowledge.Reading;

namespace Carboxy.Sessions;

/// <summary>Reads the questions of the same-day check.</summary>
public static class SameDayReader
{
    public const string Kind = "same_day";

    /// <summary>The items of FACTS 6.4; every one of them must be asked.</summary>
    public const int Items = 14;

    static readonly Dictionary<string, SameDayNeed> Needs = new()
    {
        ["always"] = SameDayNeed.Always,
        ["blood_pressure"] = SameDayNeed.BloodPressure,
        ["later_session"] = SameDayNeed.LaterSession,
        ["blood_thinners"] = SameDayNeed.BloodThinners,
        ["lower_dose"] = SameDayNeed.LowerDose,
        ["measures_due"] = SameDayNeed.MeasuresDue,
        ["unless_male"] = SameDayNeed.UnlessMale,
    };

    static readonly Dictionary<string, ComputedFact> Facts = new()
    {
        ["screening_age_days"] = ComputedFact.ScreeningAgeDays,
        ["course_wait_days"] = ComputedFact.CourseWaitDays,
        ["procedure_wait_days"] = ComputedFact.ProcedureWaitDays,
    };

    public static IReadOnlyList<SameDayQuestion> Read(IEnumerable<Node> files, Faults faults)
    {
        var questions = Entries.Unique(Entries.Of(files, Kind, faults, ReadOne), q => q.Id, q => q.Place, faults);
        if (questions.Count == 0)
            return questions;
        foreach (var item in Enumerable.Range(1, Items).Except(questions.Select(q => q.Item)))
            faults.Add(questions[0].Place, new($"Нет ни одного вопроса пункта {item}.", $"No question asks item {item}."), new("Проверка в день сеанса состоит из 14 пунктов; добавьте вопрос.", "The same-day check has 14 items; add a question."));
        foreach (var (question, trigger) in questions.SelectMany(q => q.AskedIf.Select(t => (q, t))).Where(p => questions.All(q => q.Id != p.t.Question)))
            faults.Add(question.Place, new($"Нет вопроса «{trigger.Question}».", $"There is no question \"{trigger.Question}\"."), new("Исправьте имя в asked_if.", "Correct the id in asked_if."));
        return questions;
    }

    static SameDayQuestion ReadOne(Fields fields)
    {
        var kind = ReadKind(fields);
        var question = new SameDayQuestion
        {
            Id = fields.Word("id"),
            Item = fields.Whole("item"),
            Kind = kind,
            Ask = fields.Text("ask"),
            AskPatient = fields.OptionalText("patient"),
            Modalities = Known.List(fields, "modalities", Known.Modalities),
            Need = fields.Find("needs") is null ? SameDayNeed.Always : fields.Choice("needs", Needs),
            Zones = fields.OptionalWords("zones"),
            AskedIf = fields.Each("asked_if", trigger => new SameDayTrigger(trigger.Word("question"), AnswerTests.Read(trigger, kind: null))),
            Usual = ReadUsual(fields, kind),
            Stops = fields.Each("stops", stop => StopRules.Read(stop, kind)),
            Notes = fields.Each("notes", note => new SameDayNote(AnswerTests.Read(note, kind), note.Words("rules"), note.Text("says"))),
            Sources = Known.Sources(fields),
            Place = fields.Place,
        };
        if (question.Item is < 1 or > Items)
            fields.Faults.Add(fields.PlaceOf("item"), new($"Пункта {question.Item} нет.", $"There is no item {question.Item}."), new("Пункты — от 1 до 14.", "Items run from 1 to 14."));
        return question;
    }

    static SameDayKind ReadKind(Fields fields) => fields.Choice("kind", new Dictionary<string, Func<SameDayKind>>
    {
        ["yes_no"] = () => new SameDayKind.YesNo(),
        ["number"] = () => new SameDayKind.Number(fields.Word("unit"), fields.Range("accepts")),
        ["choice"] = () => new SameDayKind.Choice(fields.Each("options", option => new SameDayOption(option.Word("id"), option.Text("text")))),
        ["computed"] = () => new SameDayKind.Computed(fields.Choice("from", Facts)),
    })();

    static SameDayAnswer? ReadUsual(Fields fields, SameDayKind kind)
    {
        if (fields.OptionalWord("usual") is not { } usual)
            return null;
        switch (kind)
        {
            case SameDayKind.YesNo when usual is "yes" or "no":
                return new SameDayAnswer.YesNo(usual == "yes");
            case SameDayKind.Choice choice when choice.Options.Any(option => option.Id == usual):
                return new SameDayAnswer.Choice(usual);
            default:
                fields.Faults.Add(fields.PlaceOf("usual"), new($"«{usual}» — не ответ на этот вопрос.", $"\"{usual}\" is no answer to this question."),
                    new("Обычный ответ бывает у вопросов «да/нет» и у выбора; измеренное число никто не предполагает.", "Only yes/no and choice questions have a usual answer; nobody assumes a measured number."));
                return null;
        }
    }
}
