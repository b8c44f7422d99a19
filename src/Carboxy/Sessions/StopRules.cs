using Carboxy.Knowledge.Reading;

namespace Carboxy.Sessions;

/// <summary>Reads what stops a session.</summary>
static class StopRules
{
    static readonly Dictionary<string, StopMeaning> Meanings = new()
    {
        ["put_right"] = StopMeaning.PutRight,
        ["postpone"] = StopMeaning.Postpone,
        ["physician"] = StopMeaning.Physician,
        ["full_screening"] = StopMeaning.FullScreening,
        ["urgent_referral"] = StopMeaning.UrgentReferral,
    };

    static readonly Dictionary<string, EarliestDay> Days = new()
    {
        ["another_day"] = EarliestDay.AnotherDay,
        ["course_gap"] = EarliestDay.CourseGap,
        ["procedure_gap"] = EarliestDay.ProcedureGap,
    };

    static readonly Dictionary<string, bool> Unless = new() { ["physician_decided"] = true };

    public static StopRule Read(Fields fields, SameDayKind kind)
    {
        var when = AnswerTests.Read(fields, kind);
        var rules = fields.Words("rules");
        var means = fields.Choice("means", Meanings);
        var rule = new StopRule
        {
            When = when,
            Rules = rules,
            Means = means,
            Lasts = fields.Has("lasts") ? fields.Flag("lasts") : means >= StopMeaning.Physician,
            Earliest = fields.Find("earliest") is null ? EarliestDay.NotKnown : fields.Choice("earliest", Days),
            Says = fields.Text("says"),
            SaysToPatient = fields.Text("patient"),
            UnlessPhysicianDecided = fields.Find("unless") is not null && fields.Choice("unless", Unless),
            YieldsTo = fields.OptionalWord("yields_to"),
        };
        if (rule.Rules.Count == 0)
            fields.Faults.Add(fields.Place, new("Остановка без правила.", "A stop without a rule."), new("Назовите правило в rules.", "Name the rule under rules."));
        return rule;
    }
}

/// <summary>Reads a condition on one answer, and checks that the question can be answered so.</summary>
static class AnswerTests
{
    static readonly string[] Words = ["when", "at_least", "above", "below", "picks"];

    public static AnswerTest Read(Fields fields, SameDayKind? kind)
    {
        foreach (var word in Words)
            fields.Find(word);
        var given = Words.Where(fields.Has).ToList();
        if (given is not [var test])
        {
            fields.Faults.Add(fields.Place, new("Нужно ровно одно условие.", "Exactly one condition is needed."), new($"Допустимы: {string.Join(", ", Words)}.", $"Use one of: {string.Join(", ", Words)}."));
            return new AnswerTest.Picks([]);
        }

        AnswerTest read = test switch
        {
            "when" => new AnswerTest.Says(fields.Flag("when")),
            "at_least" => new AnswerTest.AtLeast(fields.Number("at_least")),
            "above" => new AnswerTest.Above(fields.Number("above")),
            "below" => new AnswerTest.Below(fields.Number("below")),
            _ => new AnswerTest.Picks(fields.Words("picks")),
        };
        if (kind is not null && !Fits(read, kind))
            fields.Faults.Add(fields.PlaceOf(test), new("Такой ответ на этот вопрос невозможен.", "The question can never be answered so."), new("Сверьте условие с видом вопроса и его вариантами.", "Compare the condition with the kind of question and its options."));
        return read;
    }

    static bool Fits(AnswerTest test, SameDayKind kind) => (test, kind) switch
    {
        (AnswerTest.Says, SameDayKind.YesNo) => true,
        (AnswerTest.Picks picks, SameDayKind.Choice choice) => picks.Options.All(id => choice.Options.Any(option => option.Id == id)),
        (AnswerTest.AtLeast or AnswerTest.Above or AnswerTest.Below, SameDayKind.Number or SameDayKind.Computed) => true,
        _ => false,
    };
}
