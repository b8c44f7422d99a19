using System.Globalization;
using Carboxy.Quantities;

namespace Carboxy.Knowledge.Reading;

/// <summary>Reads single values out of knowledge files; what does not fit is a fault with its place.</summary>
public static class Reads
{
    /// <summary>Stands where a text could not be read; a fault has been kept, so it is never shown.</summary>
    public static readonly Text NoText = new("—", "—");

    public static string Word(Node node, Faults faults)
    {
        if (node is Node.Scalar { Value.Length: > 0 } scalar)
            return scalar.Value;
        faults.Add(node.Place, new("Здесь ждали одно значение.", "Expected a single value here."), new("Напишите значение в одну строку.", "Write one value."));
        return "";
    }

    public static IReadOnlyList<string> Words(Node node, Faults faults) =>
        node is Node.Sequence list ? [.. list.Items.Select(item => Word(item, faults))] : [Word(node, faults)];

    public static IReadOnlyList<Node> Items(Node node, Faults faults)
    {
        if (node is Node.Sequence list)
            return list.Items;
        faults.Add(node.Place, new("Здесь ждали список.", "Expected a list here."), new("Начните каждую запись с «- ».", "Start every entry with \"- \"."));
        return [];
    }

    public static Text Text(Node node, Faults faults)
    {
        if (node is not Node.Mapping)
        {
            faults.Add(node.Place, new("Текст нужен на двух языках.", "A text is needed in both languages."), new("Запишите ru: и en:.", "Write ru: and en:."));
            return NoText;
        }

        var fields = Fields.Of(node, faults);
        var (ru, en) = (fields.Word("ru"), fields.Word("en"));
        fields.Done();
        return ru.Trim().Length == 0 || en.Trim().Length == 0 ? NoText : new(ru.Trim(), en.Trim());
    }

    public static decimal? Number(Node node, Faults faults)
    {
        if (node is Node.Scalar scalar && decimal.TryParse(scalar.Value, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
            return number;
        faults.Add(node.Place, new("Здесь ждали число.", "Expected a number here."), new("Напишите число, дробь через точку.", "Write a number with a decimal point."));
        return null;
    }

    public static NumberRange? Range(Node node, Faults faults)
    {
        if (node is Node.Scalar scalar)
        {
            var ends = scalar.Value.Split("..");
            if (ends.Length is 1 or 2 && TryNumber(ends[0], out var from) && TryNumber(ends[^1], out var to))
            {
                if (from <= to)
                    return new(from, to);
                faults.Add(node.Place, new($"Невозможный диапазон {scalar.Value}.", $"Impossible range {scalar.Value}."), new("Сначала меньшее число.", "Put the smaller number first."));
                return null;
            }
        }

        faults.Add(node.Place, new("Здесь ждали диапазон вида 25..35.", "Expected a range such as 25..35."), new("Запишите границы через две точки.", "Write both ends with two dots between."));
        return null;
    }

    static bool TryNumber(string text, out decimal number) =>
        decimal.TryParse(text.Trim(), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number);
}
