using System.Globalization;
using System.Text.RegularExpressions;
using Carboxy.Knowledge;

namespace Carboxy.Screening;

/// <summary>A condition that cannot be read; the message says what was expected, in both languages.</summary>
public sealed class ConditionSyntaxException(Text problem) : Exception(problem.En)
{
    public Text Problem { get; } = problem;
}

/// <summary>
/// Reads the conditions of rules as a doctor writes them: <c>dx(angina) or drug(anticoagulants) and not certainly(pregnant)</c>.
/// <c>and</c> binds tighter than <c>or</c>.
/// </summary>
public sealed partial class ConditionParser(CodeBook diseases, CodeBook medicines, IReadOnlySet<string> zones, IReadOnlyDictionary<string, Condition> named)
{
    static readonly Dictionary<string, DiagnosisQuery> DiagnosisQueries = Enum.GetValues<DiagnosisQuery>().ToDictionary(q => q is DiagnosisQuery.Present ? "dx" : $"dx_{q.ToString().ToLowerInvariant()}");

    static readonly Dictionary<string, MedicineQuery> MedicineQueries = new()
    {
        ["drug"] = MedicineQuery.Taken,
        ["drug_with_end"] = MedicineQuery.TakenWithEnd,
        ["drug_without_end"] = MedicineQuery.TakenWithoutEnd,
    };

    static readonly Dictionary<string, NumberFact> Numbers = new()
    {
        ["age"] = NumberFact.Age,
        ["weeks"] = NumberFact.Weeks,
        ["temp_c"] = NumberFact.TempC,
        ["acne_iga"] = NumberFact.AcneIga,
        ["phq9_item9"] = NumberFact.Phq9Item9,
        ["bp.systolic"] = NumberFact.BpSystolic,
        ["bp.diastolic"] = NumberFact.BpDiastolic,
        ["bp_repeat.systolic"] = NumberFact.BpRepeatSystolic,
        ["bp_repeat.diastolic"] = NumberFact.BpRepeatDiastolic,
    };

    static readonly Dictionary<string, Comparison> Comparisons = new()
    {
        ["<"] = Comparison.Less,
        ["<="] = Comparison.AtMost,
        ["="] = Comparison.Equal,
        [">="] = Comparison.AtLeast,
        [">"] = Comparison.More,
    };

    public Condition Read(string text)
    {
        var words = new Queue<string>(Words().Matches(text).Select(m => m.Value));
        var condition = Either(words);
        return words.Count == 0 ? condition : throw Expected("конец условия", "the end of the condition", words.Peek());
    }

    Condition Either(Queue<string> words)
    {
        var condition = Both(words);
        while (Take(words, "or"))
            condition = new Condition.Or(condition, Both(words));
        return condition;
    }

    Condition Both(Queue<string> words)
    {
        var condition = One(words);
        while (Take(words, "and"))
            condition = new Condition.And(condition, One(words));
        return condition;
    }

    Condition One(Queue<string> words)
    {
        if (Take(words, "not"))
            return new Condition.Not(One(words));
        if (Take(words, "("))
            return Closed(Either(words), words);
        var word = Next(words);
        return word switch
        {
            "certainly" => new Condition.Certainly(InBrackets(words)),
            "unanswered" => new Condition.Unanswered(InBrackets(words)),
            "within" => Within(words),
            _ => named.TryGetValue(word, out var known) ? known : new Condition.Test(Leaf(word, words)),
        };
    }

    Condition Within(Queue<string> words)
    {
        Need(words, "(");
        var scope = Either(words);
        Need(words, ",");
        return Closed(Condition.Within(scope, Either(words)), words);
    }

    Leaf Leaf(string word, Queue<string> words)
    {
        if (DiagnosisQueries.TryGetValue(word, out var diagnosis))
            return new DiagnosisLeaf(diagnosis, Group(diseases, words));
        if (MedicineQueries.TryGetValue(word, out var medicine))
            return new MedicineLeaf(medicine, Group(medicines, words));
        if (Numbers.TryGetValue(word, out var number))
            return new NumberLeaf(number, Choose(Comparisons, words), Number(words));
        if (AnswerWords.YesNoQuestions.TryGetValue(word, out var question))
            return new YesNoLeaf(question);
        return word switch
        {
            "drug_within" => RecentMedicine(words),
            "skin_zone" => new SkinLeaf(List(words).Aggregate(SkinFindings.None, (so, w) => so | Choice(AnswerWords.Skin, w))),
            "infection_now" => new InfectionLeaf(Is(AnswerWords.Infections, words)),
            "cancer" => new CancerLeaf(Is(AnswerWords.Cancer, words)),
            "sex" => new SexLeaf(Is(AnswerWords.Sexes, words)),
            "allergy" => new AllergyLeaf(),
            "facial" => new FacialLeaf(),
            "zone" => new ZoneLeaf(string.Join(' ', List(words).Select(w => zones.Contains(w) ? w : throw Expected("зона из knowledge/zones", "a zone of knowledge/zones", w)))),
            "goal" => new GoalLeaf(string.Join(' ', List(words).Select(w => SeedRow().IsMatch(w) ? w : throw Expected("строка вида S0-17", "a row such as S0-17", w)))),
            "indicated" => new IndicationLeaf(),
            "postoperative" => Pair(words, (days, months) => new PostoperativeLeaf(days, months)),
            "spacing" => new SpacingLeaf(),
            "course_interval" => Interval(words),
            "late_period" => new LatePeriodLeaf(Single(words)),
            _ => throw Expected("известное слово условия", "a known word of a condition", word),
        };
    }

    RecentMedicineLeaf RecentMedicine(Queue<string> words)
    {
        Need(words, "(");
        var group = GroupNamed(medicines, Next(words));
        Need(words, ",");
        return Closed(new RecentMedicineLeaf(group, (int)Number(words)), words);
    }

    static IntervalLeaf Interval(Queue<string> words)
    {
        Need(words, "(");
        var mask = (int)Number(words);
        Need(words, ",");
        var needle = (int)Number(words);
        Need(words, ",");
        return Closed(new IntervalLeaf(mask, needle, (int)Number(words)), words);
    }

    static T Pair<T>(Queue<string> words, Func<int, int, T> make)
    {
        Need(words, "(");
        var first = (int)Number(words);
        Need(words, ",");
        return Closed(make(first, (int)Number(words)), words);
    }

    static int Single(Queue<string> words)
    {
        Need(words, "(");
        return Closed((int)Number(words), words);
    }

    Condition InBrackets(Queue<string> words)
    {
        Need(words, "(");
        return Closed(Either(words), words);
    }

    static int Group(CodeBook book, Queue<string> words)
    {
        Need(words, "(");
        return Closed(GroupNamed(book, Next(words)), words);
    }

    static int GroupNamed(CodeBook book, string name) => book.IndexOf(name) is >= 0 and var index ? index : throw Expected("группа из knowledge/codes", "a group of knowledge/codes", name);

    static List<string> List(Queue<string> words)
    {
        Need(words, "(");
        var list = new List<string> { Next(words) };
        while (Take(words, ","))
            list.Add(Next(words));
        return Closed(list, words);
    }

    static T Is<T>(IReadOnlyDictionary<string, T> choices, Queue<string> words)
    {
        Need(words, "is");
        return Choose(choices, words);
    }

    static T Choose<T>(IReadOnlyDictionary<string, T> choices, Queue<string> words) => Choice(choices, Next(words));

    static T Choice<T>(IReadOnlyDictionary<string, T> choices, string word) =>
        choices.TryGetValue(word, out var value) ? value : throw Expected($"одно из: {string.Join(", ", choices.Keys)}", $"one of: {string.Join(", ", choices.Keys)}", word);

    static double Number(Queue<string> words) =>
        Next(words) is var word && double.TryParse(word, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : throw Expected("число", "a number", word);

    static T Closed<T>(T value, Queue<string> words)
    {
        Need(words, ")");
        return value;
    }

    static bool Take(Queue<string> words, string word)
    {
        if (!words.TryPeek(out var next) || next != word)
            return false;
        words.Dequeue();
        return true;
    }

    static void Need(Queue<string> words, string word)
    {
        if (Next(words) is var next && next != word)
            throw Expected($"«{word}»", $"\"{word}\"", next);
    }

    static string Next(Queue<string> words) => words.TryDequeue(out var word) ? word : throw Expected("ещё слово", "another word", "");

    static ConditionSyntaxException Expected(string ru, string en, string found) => new(new(
        $"В условии ждали: {ru}; стоит «{found}».", $"The condition needs {en}; it has \"{found}\"."));

    [GeneratedRegex(@"[A-Za-z_][\w.]*(-\d+)?|\d+(\.\d+)?|<=|>=|[<>=(),]|\S", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Words();

    [GeneratedRegex(@"^S[02]-\d{2,3}$", RegexOptions.None, 100)]
    private static partial Regex SeedRow();
}
