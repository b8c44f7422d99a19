namespace Carboxy.Materials;

/// <summary>What a product is for; a lot is offered where the record asks for a thing of its kind.</summary>
public enum ProductKind
{
    Cleanser,
    Acid,
    Gel,
    Mask,
    Serum,
    Needle,
    Tube,
    Filter,
    Gas,
    Antiseptic,
    Other,
}

/// <summary>Kinds of products in the clinic's words, and the fields of the record that ask for them.</summary>
public static class ProductKinds
{
    public static Text NameOf(ProductKind kind) => kind switch
    {
        ProductKind.Cleanser => new("Очищающее средство", "Cleanser"),
        ProductKind.Acid => new("Кислота", "Acid"),
        ProductKind.Gel => new("Гель", "Gel"),
        ProductKind.Mask => new("Маска", "Mask"),
        ProductKind.Serum => new("Сыворотка", "Serum"),
        ProductKind.Needle => new("Игла", "Needle"),
        ProductKind.Tube => new("Трубка", "Tube"),
        ProductKind.Filter => new("Фильтр", "Filter"),
        ProductKind.Gas => new("Газ", "Gas"),
        ProductKind.Antiseptic => new("Антисептик", "Antiseptic"),
        _ => new("Другое", "Other"),
    };

    /// <summary>The kind that a field such as <c>gel_batch</c> asks for; null where it asks for anything.</summary>
    public static ProductKind? OfThing(string thing)
    {
        var head = thing.Split('_', 2)[0];
        return Enum.GetValues<ProductKind>().Where(k => k != ProductKind.Other && string.Equals($"{k}", head, StringComparison.OrdinalIgnoreCase)).Select(k => (ProductKind?)k).FirstOrDefault();
    }
}
