using System.Diagnostics;
using System.Globalization;
using Carboxy.Knowledge.Reading;
using Carboxy.Work.Knowledge;

namespace Carboxy.Screening;

/// <summary>
/// The patient is looking on, and a new rule set is tried on every patient of a chain: 59 rules on one core. A round goes through all
/// patients; the median of the rounds counts.
/// </summary>
static class ScreeningBench
{
    const int Patients = 10_000;
    const int Rounds = 31;
    const int Seed = 20270301;

    public static int Run(string[] args)
    {
        var faults = new Faults();
        if (KnowledgeFolder.Load(KnowledgeFolder.Find() ?? "knowledge", faults).Rules is not { } rules)
        {
            foreach (var fault in faults.All)
                Console.Error.WriteLine(fault.In(Language.English));
            return 2;
        }

        var patients = SyntheticPatients.Make(Patients, Seed);
        var byHand = new HandWritten(rules.Spacing, rules.Indications, rules.FacialZones);
        if (Different(patients, rules, byHand) is { Count: > 0 } different)
        {
            Console.Error.WriteLine($"The hand-written chain judges {different.Count} patients otherwise, the first being {different[0].Id}:");
            Console.Error.WriteLine($"{byHand.Judge(different[0])} {ScreenedJson.Write(Screen.Decide(rules, different[0]))}");
            Console.Error.WriteLine(CasesJson.Write(different[0]));
            return 1;
        }

        Say("rule set", rules.Version);
        Say("patients", string.Join(", ", patients.GroupBy(p => Screen.Verdict(rules, p)).OrderBy(g => g.Key).Select(g => $"{g.Count()} {AnswerWords.Of(g.Key)}")));
        Func<ScreeningCase, int>[] ways = [p => (int)byHand.Judge(p), p => (int)Screen.Verdict(rules, p), p => Screen.Decide(rules, p).Findings.Count];
        var measured = Measure(patients, ways);
        var (hand, verdict, full) = (measured[0], measured[1], measured[2]);
        Say("full explanation", $"{full.Microseconds:0.00} us, {full.Bytes:0} bytes a patient", "goal: at most 20 us");
        Say("verdict alone", $"{verdict.Microseconds:0.000} us, {verdict.Bytes:0} bytes a patient", "goal: at most 2 us, 0 bytes");
        Say("on one core", $"{1e6 / verdict.Microseconds:0} patients a second", "goal: at least 300,000");
        Say("hand-written chain", $"{hand.Microseconds:0.000} us, {hand.Bytes:0} bytes a patient", "the limit: what somebody would write without an engine");
        Say("our throughput against it", $"{hand.Microseconds / verdict.Microseconds:0.00}", "goal: at least 0.5");
        return 0;
    }

    static List<ScreeningCase> Different(ScreeningCase[] patients, RuleSet rules, HandWritten byHand) => [.. patients.Where(p => byHand.Judge(p) != Screen.Verdict(rules, p))];

    /// <summary>The ways take turns, so that a busy moment of the machine hits all of them.</summary>
    static List<(double Microseconds, double Bytes)> Measure(ScreeningCase[] patients, Func<ScreeningCase, int>[] ways)
    {
        for (var warm = 0; warm < 8; warm++)
        {
            foreach (var judge in ways)
                Round(patients, judge);
            Thread.Sleep(100); // the compiler's second thoughts
        }

        var times = Enumerable.Range(0, Rounds).Select(_ => ways.Select(judge => Round(patients, judge)).ToList()).ToList();
        return [.. ways.Select((judge, i) => (times.Select(t => t[i]).Order().ElementAt(Rounds / 2) * 1e6 / patients.Length, Bytes(patients, judge)))];
    }

    static double Bytes(ScreeningCase[] patients, Func<ScreeningCase, int> judge)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        Round(patients, judge);
        return Math.Round((double)(GC.GetAllocatedBytesForCurrentThread() - before) / patients.Length);
    }

    static double Round(ScreeningCase[] patients, Func<ScreeningCase, int> judge)
    {
        var (start, sum) = (Stopwatch.GetTimestamp(), 0);
        foreach (var patient in patients)
            sum += judge(patient);
        GC.KeepAlive(sum);
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    static void Say(string what, string value, string goal = "") =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-28} {value,-44} {goal}"));
}
