using System.Diagnostics;
using System.Globalization;

namespace Carboxy.Protocols;

/// <summary>What is said about one number of a dose, before the gas flows.</summary>
public abstract record DoseRemark(DoseKind Kind, decimal Value)
{
    /// <summary>Inside no published range: a warning, and the real value is kept.</summary>
    public sealed record OutsidePublished(DoseKind Kind, decimal Value, IReadOnlyList<PublishedDose> Published) : DoseRemark(Kind, Value);

    /// <summary>Above the largest that anybody published: a written reason is needed.</summary>
    public sealed record AboveLargest(DoseKind Kind, decimal Value, PublishedDose Largest) : DoseRemark(Kind, Value);

    /// <summary>Nobody published this number for this aim: nothing to compare with, the real value is kept.</summary>
    public sealed record NothingPublished(DoseKind Kind, decimal Value) : DoseRemark(Kind, Value);

    public bool NeedsReason => this is AboveLargest;

    public IReadOnlyList<string> Sources => this switch
    {
        OutsidePublished r => [.. r.Published.SelectMany(p => p.Sources).Distinct(StringComparer.Ordinal)],
        AboveLargest r => r.Largest.Sources,
        _ => ["G-02"],
    };

    public Text Message => this switch
    {
        OutsidePublished r => new(
            $"{NameOf(Kind).Ru}: {Show(Value)} {Unit} вне опубликованных значений ({string.Join("; ", r.Published.Select(p => p.Range))}). Проверьте; записано будет настоящее значение.",
            $"{NameOf(Kind).En}: {Show(Value)} {Unit} is outside the published values ({string.Join("; ", r.Published.Select(p => p.Range))}). Check it; the real value will be kept."),
        AboveLargest r => new(
            $"{NameOf(Kind).Ru}: {Show(Value)} {Unit} больше наибольшего опубликованного ({Show(r.Largest.Range.To)}). Уменьшите или напишите причину.",
            $"{NameOf(Kind).En}: {Show(Value)} {Unit} is above the largest published ({Show(r.Largest.Range.To)}). Lower it or write a reason."),
        NothingPublished => new(
            $"{NameOf(Kind).Ru}: для этой цели ничего не опубликовано. Запишите настоящее значение.",
            $"{NameOf(Kind).En}: nothing is published for this aim. Record the real value."),
        _ => throw new UnreachableException(),
    };

    string Unit => PublishedDose.UnitOf(Kind);

    static string Show(decimal value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    static Text NameOf(DoseKind kind) => kind switch
    {
        DoseKind.Flow => new("Поток газа", "Flow"),
        DoseKind.VolumePerPoint => new("Объём в точке", "Volume at the point"),
        DoseKind.VolumePerSide => new("Объём на сторону", "Volume on the side"),
        DoseKind.Depth => new("Глубина", "Depth"),
        DoseKind.Needle => new("Игла", "Needle"),
        DoseKind.Pressure => new("Давление", "Pressure"),
        _ => new("Объём на килограмм", "Volume per kilogram"),
    };
}

/// <summary>Compares a dose with everything published for the aim and the place. It warns; it never sets a dose.</summary>
public static class DoseCheck
{
    public static IReadOnlyList<DoseRemark> Judge(Protocol protocol, IEnumerable<WarningRange> warnings, Dose dose)
    {
        var published = protocol.Doses.Concat(warnings.Where(w => w.NearEye == protocol.NearEye).Select(w => w.Dose)).ToLookup(d => d.Kind);
        return [.. dose.Values.Select(v => Judge(v.Kind, v.Value, [.. published[v.Kind]])).OfType<DoseRemark>()];
    }

    static DoseRemark? Judge(DoseKind kind, decimal value, IReadOnlyList<PublishedDose> published)
    {
        if (published.Count == 0)
            return new DoseRemark.NothingPublished(kind, value);
        if (published.Any(p => p.Range.Holds(value)))
            return null;
        var largest = published.MaxBy(p => p.Range.To)!;
        // A larger gauge is a thinner needle, so "above the largest" means nothing there.
        return value > largest.Range.To && kind != DoseKind.Needle
            ? new DoseRemark.AboveLargest(kind, value, largest)
            : new DoseRemark.OutsidePublished(kind, value, published);
    }
}
