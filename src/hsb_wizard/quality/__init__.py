"""The reviewer: rules over a record, giving findings. Pure: nothing is stored or counted over a person."""
